import Aside from './Aside.astro'
import Fact from './Fact.astro'
import Feeds from './Feeds.astro'
import Figure from './Figure.astro'
import ProseTable from './ProseTable.astro'
import ReportMistake from './ReportMistake.astro'
import SiteOrigin from './SiteOrigin.astro'

/** What an article may use without an import; tables of Markdown scroll inside themselves. */
export const prose = { Aside, Fact, Feeds, Figure, ReportMistake, SiteOrigin, table: ProseTable }
