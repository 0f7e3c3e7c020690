/**
 * SNOMED CT concepts of social prescribing, by the column that counts them: the three that the site tells of,
 * then related ones that are context and never added to them.
 */
export const concepts = {
  offered: '871691000000100',
  referred: '871731000000106',
  declined: '871711000000103',
  signposted: '1084281000000109',
  referred_mental_health: '515721000000104',
  seen_by_link_worker: '1362931000000106',
  case_closed: '1362721000000106',
  seen_by_community_navigator: '955031000000100',
  referred_to_community_navigator: '955051000000107',
  referred_for_health_coaching: '276221000000100',
} as const
