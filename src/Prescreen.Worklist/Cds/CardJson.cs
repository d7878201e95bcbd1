using System.Collections.Immutable;
using System.Text.Json;
using Prescreen.Screening.Decisions;
using Prescreen.Screening.WriteBack;
using Prescreen.Worklist.Texts;

namespace Prescreen.Worklist.Cds;

/// <summary>What the service answers, as JSON. https://cds-hooks.hl7.org/2.0/#http-response-1</summary>
internal static class CardJson
{
    /// <summary>The discovery of the one service.</summary>
    public static byte[] Discovery(PageTexts texts) => Write(writer =>
    {
        writer.WriteStartArray("services");
        writer.WriteStartObject();
        writer.WriteString("hook", PatientViewService.Hook);
        writer.WriteString("id", PatientViewService.Id);
        writer.WriteString("title", texts["cds.title"]);
        writer.WriteString("description", texts["cds.description"]);
        writer.WriteEndObject();
        writer.WriteEndArray();
    });

    /// <summary>Cards with their ids; an empty array where there are none.</summary>
    public static byte[] Cards(ImmutableArray<(string Id, Card Card)> cards, Uri launch, PageTexts texts) => Write(writer =>
    {
        writer.WriteStartArray("cards");
        foreach (var (id, card) in cards)
        {
            Write(writer, id, card, launch, texts);
        }

        writer.WriteEndArray();
    });

    private static void Write(Utf8JsonWriter writer, string id, Card card, Uri launch, PageTexts texts)
    {
        writer.WriteStartObject();
        writer.WriteString("uuid", id);
        writer.WriteString("summary", card.Summary);
        writer.WriteString("indicator", card.IsAlert ? "warning" : "info");
        writer.WriteString("detail", card.Detail);
        writer.WriteStartObject("source");
        writer.WriteString("label", "Prescreen");
        writer.WriteString("url", new Uri(launch, "/worklist").AbsoluteUri);
        writer.WriteEndObject();
        writer.WriteStartArray("overrideReasons");
        foreach (var reason in DismissalReasons.All)
        {
            writer.WriteStartObject();
            writer.WriteString("code", reason);
            writer.WriteString("system", PrescreenUrls.DecisionReasons);
            writer.WriteString("display", texts[$"cds.reason.{reason}"]);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("links");
        writer.WriteStartObject();
        writer.WriteString("label", texts["cds.open"]);
        writer.WriteString("url", launch.AbsoluteUri);
        writer.WriteString("type", "smart");
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static byte[] Write(Action<Utf8JsonWriter> write)
    {
        using MemoryStream json = new();
        using (Utf8JsonWriter writer = new(json))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        return json.ToArray();
    }
}
