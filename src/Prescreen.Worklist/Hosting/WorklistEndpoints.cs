using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Prescreen.Worklist.Access;
using Prescreen.Worklist.Assets;
using Prescreen.Worklist.Audit;

namespace Prescreen.Worklist.Hosting;

/// <summary>The addresses of the pages.</summary>
public static class WorklistEndpoints
{
    /// <summary>Maps them all, below <c>/worklist</c>.</summary>
    public static void MapWorklist(this IEndpointRouteBuilder routes, WorklistSystem system)
    {
        routes.MapGet($"{Addresses.Assets}/{{name}}", Serve);
        SignInDesk desk = new(system);
        routes.MapGet(Addresses.SignIn, desk.Show);
        routes.MapGet($"{Addresses.SignIn}/{{way}}", desk.ChooseAsync);
        routes.MapGet(Addresses.Launch, desk.LaunchAsync);
        routes.MapGet(Addresses.Callback, desk.FinishAsync);
        routes.MapPost(Addresses.SignOut, desk.SignOutAsync);
        routes.MapPost(Addresses.Language, new LanguageDesk(system).ChooseAsync);
        StudyRoutes studies = new(routes, system);
        studies.Home("/patient", AuditAction.ViewStudies, PatientDesk.ShowAsync);
        PageFolders.Map(studies);
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
