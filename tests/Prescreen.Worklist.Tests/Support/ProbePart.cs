using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Prescreen.Screening.Hosting;
using Prescreen.Worklist.Access;
using Prescreen.Worklist.Audit;
using Prescreen.Worklist.Hosting;

namespace Prescreen.Worklist.Tests.Support;

/// <summary>The worklist with a page and a form of a study that tests alone know: they say what they were given.</summary>
internal sealed class ProbePart(WorklistSystem system) : IAppPart
{
    private readonly WorklistPart worklist = new(system);

    /// <summary>How often the form's work was done.</summary>
    public int Acts { get; private set; }

    public void AddServices(IServiceCollection services) => worklist.AddServices(services);

    public void Map(WebApplication application)
    {
        worklist.Map(application);
        StudyRoutes routes = new(application, system);
        routes.Page("/studies/{study}/probe/{subject}", AuditAction.ViewSubject, visit =>
        {
            visit.AuditPatient("Patient/7", $"ResearchSubject/{visit.Subject}");
            return Task.FromResult(Results.Text($"{visit.User.Id} {visit.Role} {visit.Study.Id} {visit.Subject} secret"));
        });
        routes.Act("/studies/{study}/probe/{subject}", AuditAction.Decide, (visit, form) =>
        {
            Acts++;
            visit.AuditDetail(form["act"].ToString());
            return Task.FromResult(form["act"] == "conflict" ? Results.StatusCode(409) : Results.Text("done"));
        });
        routes.Page("/studies/{study}/crowd", AuditAction.Export, visit =>
        {
            for (var i = 0; i < 450; i++)
            {
                visit.AuditPatient($"Patient/{i}", null);
            }

            return Task.FromResult(Results.Text("crowd"));
        });
        routes.Service(HttpMethod.Post, "/cds-services/probe", _ => Task.FromResult<Problem?>(new Problem(ProblemKind.Forbidden, "WORK-999", "No token.")), _ => Task.FromResult(Results.Text("card")));
    }

    public void WriteHealth(Utf8JsonWriter writer) => worklist.WriteHealth(writer);
}
