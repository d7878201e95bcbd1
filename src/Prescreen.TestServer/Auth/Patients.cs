using System.Text.Json;
using System.Text.RegularExpressions;
using Prescreen.TestServer.Interactions;

namespace Prescreen.TestServer.Auth;

/// <summary>The patients of the server, for a person to choose one by id.</summary>
internal sealed partial class Patients(FhirService service)
{
    private const int Suggested = 100;

    public async Task<bool> ExistsAsync(string id, CancellationToken cancellationToken)
        => IsId(id) && !(await service.RunAsync(new FhirRequest("GET", ["Patient", id], "") { BaseUrl = "" }, cancellationToken)).Failed;

    public static bool IsId(string text) => Id().IsMatch(text);

    /// <summary>A field for the id, with the first patients as suggestions.</summary>
    public async Task<Markup> ChooseAsync(string field, string value, bool isRequired, CancellationToken cancellationToken)
    {
        var found = await service.RunAsync(new FhirRequest("GET", ["Patient"], $"_count={Suggested}&_elements=name") { BaseUrl = "" }, cancellationToken);
        var required = isRequired ? new Markup($" required") : Markup.None;
        return new Markup($"""
            <label for="{field}">Patient's id</label>
            <input id="{field}" name="{field}" value="{value}" list="patients" autocomplete="off" maxlength="64"{required}>
            <datalist id="patients">{(found.Failed ? [] : Suggestions(found.Body))}</datalist>
            """);
    }

    private static List<Markup> Suggestions(byte[] bundle)
    {
        using var document = JsonDocument.Parse(bundle);
        return document.RootElement.TryGetProperty("entry"u8, out var entries)
            ? [.. entries.EnumerateArray().Select(entry => entry.GetProperty("resource"u8)).Select(patient => new Markup($"""<option value="{patient.GetProperty("id"u8).GetString()}">{NameOf(patient)}</option>"""))]
            : [];
    }

    // What is stored may be any JSON of the right type: whatever isn't a name is left out.
    private static string NameOf(JsonElement patient)
        => patient.TryGetProperty("name"u8, out var names) && names.ValueKind is JsonValueKind.Array && names.EnumerateArray().FirstOrDefault() is { ValueKind: JsonValueKind.Object } name
            ? string.Join(' ', Texts(name, "text").Concat(Texts(name, "given")).Concat(Texts(name, "family")))
            : "";

    private static IEnumerable<string> Texts(JsonElement name, string member) => !name.TryGetProperty(member, out var value) ? []
        : (value.ValueKind is JsonValueKind.Array ? value.EnumerateArray().ToList() : [value]).Where(one => one.ValueKind is JsonValueKind.String).Select(one => one.GetString()!);

    [GeneratedRegex(@"^[A-Za-z0-9.-]{1,64}\z")]
    private static partial Regex Id();
}
