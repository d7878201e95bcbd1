using Prescreen.Worklist.Access;
using Prescreen.Worklist.Pages.Amendment;
using Prescreen.Worklist.Pages.Candidate;
using Prescreen.Worklist.Pages.Dismissals;
using Prescreen.Worklist.Pages.List;
using Prescreen.Worklist.Pages.Studies;

namespace Prescreen.Worklist.Hosting;

/// <summary>The folders of pages, each of which maps its own.</summary>
internal static class PageFolders
{
    /// <summary>Maps them all; a new folder adds its line here.</summary>
    public static void Map(StudyRoutes routes)
    {
        StudiesPages.Map(routes);
        ListPages.Map(routes);
        CandidatePages.Map(routes);
        DismissalsPages.Map(routes);
        AmendmentPages.Map(routes);
    }
}
