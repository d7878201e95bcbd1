using Prescreen.Worklist.Access;

namespace Prescreen.Worklist.Hosting;

/// <summary>The folders of pages, each of which maps its own.</summary>
internal static class PageFolders
{
    /// <summary>Maps them all; a new folder adds its line here.</summary>
    public static void Map(StudyRoutes routes) => _ = routes;
}
