using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Prescreen.Worklist.Access;
using Prescreen.Worklist.Assets;
using Prescreen.Worklist.Audit;
using Prescreen.Worklist.Cds;

namespace Prescreen.Worklist.Hosting;

/// <summary>The addresses of the pages.</summary>
public static class WorklistEndpoints
{
    /// <summary>Maps them all, below <c>/worklist</c>, and the cards at <c>/cds-services</c>.</summary>
    public static void MapWorklist(this IEndpointRouteBuilder routes, WorklistSystem system)
    {
        SignInDesk desk = new(system);
        LanguageDesk languages = new(system);
        routes.MapGet($"{Addresses.Assets}/{{name}}", context => AnswerAsync(context, Task.FromResult(Asset(context))));
        routes.MapGet(Addresses.SignIn, context => AnswerAsync(context, Task.FromResult(desk.Show(context))));
        routes.MapGet($"{Addresses.SignIn}/{{way}}", context => AnswerAsync(context, desk.ChooseAsync(context, context.Request.RouteValues["way"] as string ?? "")));
        routes.MapGet(Addresses.Launch, context => AnswerAsync(context, desk.LaunchAsync(context)));
        routes.MapGet(Addresses.Callback, context => AnswerAsync(context, desk.FinishAsync(context)));
        routes.MapPost(Addresses.SignOut, context => AnswerAsync(context, desk.SignOutAsync(context)));
        routes.MapPost(Addresses.Language, context => AnswerAsync(context, languages.ChooseAsync(context)));
        StudyRoutes studies = new(routes, system);
        studies.Home("/patient", AuditAction.ViewStudies, PatientDesk.ShowAsync);
        PageFolders.Map(studies);
        CdsRoutes.Map(studies, system, routes.ServiceProvider.GetRequiredService<IHostApplicationLifetime>());
    }

    private static async Task AnswerAsync(HttpContext context, Task<IResult> answer) => await (await answer).ExecuteAsync(context);

    private static IResult Asset(HttpContext context)
    {
        if (AssetSet.Find(context.Request.RouteValues["name"] as string ?? "") is not { } asset)
        {
            return Results.NotFound();
        }

        // The name holds the content's hash.
        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Bytes(asset.Content, asset.MediaType);
    }
}
