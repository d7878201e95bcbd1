using System.Buffers;
using System.Text.Json;
using Prescreen.TestServer.Json;
using Prescreen.TestServer.Schema;
using Prescreen.TestServer.Storage;
using Prescreen.TestServer.Subscriptions;

namespace Prescreen.TestServer.Interactions;

/// <summary>The CapabilityStatement, written from the table that searches run on. See http://hl7.org/fhir/R4/capabilitystatement.html.</summary>
internal static class Metadata
{
    private static readonly string[] Interactions = ["read", "vread", "update", "delete", "history-instance", "history-type", "create", "search-type"];

    public static FhirResponse Run(Session session, FhirRequest request, TestServerOptions options)
    {
        ArrayBufferWriter<byte> buffer = new(100_000);
        using (Utf8JsonWriter writer = new(buffer, ResourceBody.Options))
        {
            writer.WriteStartObject();
            WriteHead(writer, session, request);
            writer.WriteStartArray("rest"u8);
            writer.WriteStartObject();
            writer.WriteString("mode"u8, "server"u8);
            if (options.RequireBearer)
            {
                WriteSecurity(writer, request);
            }

            writer.WriteStartArray("resource"u8);
            foreach (var type in session.Table.Types.Where(type => type != "Subscription" || options.Subscriptions is not SubscriptionForms.None))
            {
                WriteResource(writer, session.Table, type, options);
            }

            writer.WriteEndArray();
            WriteCodes(writer, ["transaction", "batch", "history-system"]);
            writer.WriteEndObject();
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return new FhirResponse(200, buffer.WrittenSpan.ToArray());
    }

    private static void WriteHead(Utf8JsonWriter writer, Session session, FhirRequest request)
    {
        writer.WriteString("resourceType"u8, "CapabilityStatement"u8);
        writer.WriteString("status"u8, "active"u8);
        writer.WriteString("date"u8, ResourceBody.Instant(session.Now));
        writer.WriteString("kind"u8, "instance"u8);
        writer.WriteStartObject("software"u8);
        writer.WriteString("name"u8, "Prescreen test server"u8);
        writer.WriteEndObject();
        writer.WriteStartObject("implementation"u8);
        writer.WriteString("description"u8, "A FHIR R4 server for tests and demonstrations; no place for real patients."u8);
        writer.WriteString("url"u8, request.BaseUrl);
        writer.WriteEndObject();
        writer.WriteString("fhirVersion"u8, "4.0.1"u8);
        writer.WriteStartArray("format"u8);
        writer.WriteStringValue("json"u8);
        writer.WriteStringValue("application/fhir+json"u8);
        writer.WriteEndArray();
    }

    private static void WriteSecurity(Utf8JsonWriter writer, FhirRequest request)
    {
        writer.WriteStartObject("security"u8);
        writer.WriteStartArray("extension"u8);
        writer.WriteStartObject();
        writer.WriteString("url"u8, "http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris"u8);
        writer.WriteStartArray("extension"u8);
        writer.WriteStartObject();
        writer.WriteString("url"u8, "token"u8);
        writer.WriteString("valueUri"u8, $"{request.BaseUrl}auth/token");
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteResource(Utf8JsonWriter writer, SearchTable table, string type, TestServerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("type"u8, type);
        if (type == "Subscription" && options.Subscriptions.HasFlag(SubscriptionForms.Topic))
        {
            WriteTopics(writer, options);
        }

        WriteCodes(writer, Interactions);
        writer.WriteString("versioning"u8, "versioned-update"u8);
        writer.WriteBoolean("readHistory"u8, true);
        writer.WriteBoolean("updateCreate"u8, true);
        writer.WriteBoolean("conditionalCreate"u8, true);
        writer.WriteString("conditionalRead"u8, "not-match"u8);
        writer.WriteBoolean("conditionalUpdate"u8, true);
        writer.WriteString("conditionalDelete"u8, "single"u8);
        WriteIncludes(writer, table, type);
        writer.WriteStartArray("searchParam"u8);
        WriteParameter(writer, "_id", "token");
        WriteParameter(writer, "_lastUpdated", "date");
        foreach (var parameter in table.Of(type).OrderBy(parameter => parameter.Code, StringComparer.Ordinal))
        {
            WriteParameter(writer, parameter.Code, parameter.Kind is SearchKind.Text ? "string" : parameter.Kind.ToString().ToLowerInvariant());
        }

        writer.WriteEndArray();
        WriteOperations(writer, type, options);
        writer.WriteEndObject();
    }

    private static void WriteTopics(Utf8JsonWriter writer, TestServerOptions options)
    {
        writer.WriteStartArray("supportedProfile"u8);
        writer.WriteStringValue(Backport.SubscriptionProfile);
        writer.WriteEndArray();
        if (options.Topics.Count == 0)
        {
            return;
        }

        writer.WriteStartArray("extension"u8);
        foreach (var topic in options.Topics)
        {
            writer.WriteStartObject();
            writer.WriteString("url"u8, Backport.TopicCanonical);
            writer.WriteString("valueCanonical"u8, topic.Url);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteIncludes(Utf8JsonWriter writer, SearchTable table, string type)
    {
        List<string> includes = [.. table.Of(type).Where(parameter => parameter.Kind is SearchKind.Reference).Select(parameter => $"{type}:{parameter.Code}").Order(StringComparer.Ordinal)];
        if (includes.Count == 0)
        {
            return;
        }

        writer.WriteStartArray("searchInclude"u8);
        foreach (var include in includes)
        {
            writer.WriteStringValue(include);
        }

        writer.WriteEndArray();
    }

    private static void WriteOperations(Utf8JsonWriter writer, string type, TestServerOptions options)
    {
        (string Name, string Definition)[] own = type switch
        {
            "Patient" => [("everything", "http://hl7.org/fhir/OperationDefinition/Patient-everything")],
            "Subscription" when options.Subscriptions.HasFlag(SubscriptionForms.Topic) =>
            [
                ("status", $"{Backport.Operations}backport-subscription-status"),
                ("events", $"{Backport.Operations}backport-subscription-events"),
            ],
            _ => [],
        };
        (string Name, string Definition)[] operations = [.. own, ("validate", "http://hl7.org/fhir/OperationDefinition/Resource-validate")];
        writer.WriteStartArray("operation"u8);
        foreach (var (name, definition) in operations)
        {
            writer.WriteStartObject();
            writer.WriteString("name"u8, name);
            writer.WriteString("definition"u8, definition);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteParameter(Utf8JsonWriter writer, string name, string type)
    {
        writer.WriteStartObject();
        writer.WriteString("name"u8, name);
        writer.WriteString("type"u8, type);
        writer.WriteEndObject();
    }

    private static void WriteCodes(Utf8JsonWriter writer, string[] codes)
    {
        writer.WriteStartArray("interaction"u8);
        foreach (var code in codes)
        {
            writer.WriteStartObject();
            writer.WriteString("code"u8, code);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
