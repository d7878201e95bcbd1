using Microsoft.AspNetCore.Http;

namespace Prescreen.TestServer.Auth;

/// <summary>The page on which a person chooses who they are; it works without script.</summary>
internal static class SignInPage
{
    public const string UserField = "user";
    public const string PatientField = "patient";
    public const string CancelField = "cancel";

    public static async Task SendAsync(HttpContext context, TestServerOptions options, SignInQuestion question, Patients patients)
    {
        var carried = question.Asked.All.Where(one => one.Key is not (UserField or PatientField or CancelField))
            .Select(one => new Markup($"""<input type="hidden" name="{one.Key}" value="{one.Value}">"""));
        var note = question.Note is { } text ? new Markup($"""<p class="note" role="alert">{text}</p>""") : Markup.None;
        var choice = question.NeedsPatient ? await patients.ChooseAsync(PatientField, question.Asked[PatientField], isRequired: true, context.RequestAborted) : Markup.None;
        var users = question.Users.Select(user => new Markup($"""
            <button name="{UserField}" value="{user.Subject}">{user.Name}<small>{user.FhirUser}</small></button>
            """));
        var none = question.Users.Count == 0 ? new Markup($"""<p class="note">No users are registered with this server.</p>""") : Markup.None;
        await HtmlPage.SendAsync(context, 200, "Sign in", new Markup($"""
            <p>{question.App.Name} wants to know who you are. This is a test server: choose anyone.</p>
            {note}{none}
            <form method="post" action="{options.PathPrefix}/auth/authorize">
            {carried}
            {choice}
            {users}
            <button name="{CancelField}" value="yes" formnovalidate>Cancel</button>
            </form>
            """), [question.Asked["redirect_uri"]]);
    }
}
