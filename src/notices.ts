/** What anyone who uses the data must know of its licences: on the data page, and as a file beside the data. */
export const notices: readonly string[] = [
  'Contains public sector information licensed under the Open Government Licence v3.0, published by the bodies named as the sources of the tables.',
  'Boundaries on maps: Source: Office for National Statistics licensed under the Open Government Licence v.3.0. Contains OS data © Crown copyright and database right 2024.',
  'Single figures from papers, statistics and the press: quoted with their source.',
  'This material includes SNOMED Clinical Terms® (SNOMED CT®) which is used by permission of SNOMED International. All rights reserved. SNOMED CT® was originally created by The College of American Pathologists. “SNOMED” and “SNOMED CT” are registered trademarks of SNOMED International.',
]
