using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Prescreen.Worklist.Access;
using Prescreen.Worklist.Assets;

namespace Prescreen.Worklist.Hosting;

/// <summary>The addresses of the pages.</summary>
public static class WorklistEndpoints
{
    /// <summary>Maps them all, below <c>/worklist</c>.</summary>
    public static void MapWorklist(this IEndpointRouteBuilder routes, WorklistSystem system)
    {
        routes.MapGet($"{Addresses.Assets}/{{name}}", Serve);
        PageFolders.Map(new StudyRoutes(routes, system));
    }

    private static IResult Serve(HttpContext context, string name)
    {
        if (AssetSet.Find(name) is not { } asset)
        {
            return Results.NotFound();
        }

        // The name holds the content's hash.
        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Bytes(asset.Content, asset.MediaType);
    }
}
