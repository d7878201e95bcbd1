using System.Collections.Immutable;
using System.Text.Json;
using Prescreen.Fhir.Model;

namespace Prescreen.Fhir.Json;

/// <summary>Reads CapabilityStatement; what it lists for mode client is left out. <see href="https://hl7.org/fhir/R4/capabilitystatement.html"/></summary>
public static class CapabilityReader
{
    private const string TopicExtension = "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/capabilitystatement-subscriptiontopic-canonical";

    /// <summary>The capabilities; FHIR-141 where the bytes are damaged, FHIR-142 where they are another resource.</summary>
    public static Result<ServerCapabilities> Read(ReadOnlySpan<byte> json) => JsonWalk.Read<ServerCapabilities>(json, "CapabilityStatement", (ref reader) =>
    {
        string? type = null;
        var server = new ServerCapabilities();
        while (reader.NextMember())
        {
            switch (reader.GetString())
            {
                case "resourceType": type = reader.Text(); break;
                case "fhirVersion": server = server with { FhirVersion = reader.Text() }; break;
                case "software": server = server with { Software = ReadMember(ref reader, "name") }; break;
                case "rest": server = ReadRests(ref reader, server); break;
                default: reader.Pass(); break;
            }
        }

        return type is "CapabilityStatement" ? server : JsonProblems.WrongType("CapabilityStatement");
    });

    private static ServerCapabilities ReadRests(ref Utf8JsonReader reader, ServerCapabilities server)
    {
        bool isArray = reader.IntoArray();
        while (isArray && reader.NextItem())
        {
            (ServerCapabilities read, bool isClient) = ReadRest(ref reader, server);
            server = isClient ? server : read;
        }

        return server;
    }

    private static (ServerCapabilities Server, bool IsClient) ReadRest(ref Utf8JsonReader reader, ServerCapabilities server)
    {
        bool isClient = false;
        bool isObject = reader.IsObjectHere();
        while (isObject && reader.NextMember())
        {
            switch (reader.GetString())
            {
                case "mode": isClient = reader.Text() is "client"; break;
                case "interaction": server = server with { Interactions = server.Interactions.Union(reader.Many(Code)) }; break;
                case "operation": server = server with { Operations = server.Operations.Union(reader.Many(Name)) }; break;
                case "security": server = server with { SmartTokenUrl = ReadTokenUrl(ref reader) ?? server.SmartTokenUrl }; break;
                case "resource": server = WithTypes(server, reader.Many(ReadType)); break;
                case "extension": server = server with { SubscriptionTopics = [.. server.SubscriptionTopics, .. reader.Many(ReadTopic)] }; break;
                default: reader.Pass(); break;
            }
        }

        return (server, isClient);
    }

    private static ServerCapabilities WithTypes(ServerCapabilities server, ImmutableArray<TypeCapabilities> types) => server with
    {
        Types = server.Types.SetItems(types.Select(type => KeyValuePair.Create(type.Type, type))),
        SubscriptionTopics = [.. server.SubscriptionTopics, .. types.SelectMany(type => type.SubscriptionTopics)],
    };

    private static TypeCapabilities? ReadType(ref Utf8JsonReader reader)
    {
        var type = new TypeCapabilities("");
        bool isObject = reader.IsObjectHere();
        while (isObject && reader.NextMember())
        {
            switch (reader.GetString())
            {
                case "type": type = type with { Type = reader.Text() ?? "" }; break;
                case "interaction": type = type with { Interactions = [.. reader.Many(Code)] }; break;
                case "conditionalCreate": type = type with { HasConditionalCreate = reader.Flag() }; break;
                case "conditionalUpdate": type = type with { HasConditionalUpdate = reader.Flag() }; break;
                case "updateCreate": type = type with { HasUpdateCreate = reader.Flag() }; break;
                case "versioning": type = type with { Versioning = reader.Text() }; break;
                case "searchParam": type = type with { SearchParameters = [.. reader.Many(Name)] }; break;
                case "operation": type = type with { Operations = [.. reader.Many(Name)] }; break;
                case "extension": type = type with { SubscriptionTopics = reader.Many(ReadTopic) }; break;
                default: reader.Pass(); break;
            }
        }

        return type.Type.Length == 0 ? null : type;
    }

    /// <summary>The token URL in SMART's oauth-uris extension, which nests its members one extension deeper.</summary>
    private static string? ReadTokenUrl(ref Utf8JsonReader reader)
    {
        string? token = null;
        bool isObject = reader.IntoObject();
        while (isObject && reader.NextMember())
        {
            if (reader.ValueTextEquals("extension"u8))
            {
                token = reader.Many(ReadTokenExtension).FirstOrDefault() ?? token;
            }
            else
            {
                reader.Pass();
            }
        }

        return token;
    }

    private static string? ReadTokenExtension(ref Utf8JsonReader reader)
    {
        string? url = null, value = null, nested = null;
        bool isObject = reader.IsObjectHere();
        while (isObject && reader.NextMember())
        {
            switch (reader.GetString())
            {
                case "url": url = reader.Text(); break;
                case "valueUri": value = reader.Text(); break;
                case "extension": nested = reader.Many(ReadTokenExtension).FirstOrDefault(); break;
                default: reader.Pass(); break;
            }
        }

        return url is "token" ? value : nested;
    }

    private static string? ReadTopic(ref Utf8JsonReader reader)
    {
        string? url = null, canonical = null;
        bool isObject = reader.IsObjectHere();
        while (isObject && reader.NextMember())
        {
            switch (reader.GetString())
            {
                case "url": url = reader.Text(); break;
                case "valueCanonical" or "valueUri": canonical = reader.Text(); break;
                default: reader.Pass(); break;
            }
        }

        return url is TopicExtension ? canonical : null;
    }

    private static string? Code(ref Utf8JsonReader reader) => MemberHere(ref reader, "code");

    private static string? Name(ref Utf8JsonReader reader) => MemberHere(ref reader, "name")?.TrimStart('$');

    private static string? ReadMember(ref Utf8JsonReader reader, string name)
    {
        reader.Read();
        return MemberHere(ref reader, name);
    }

    private static string? MemberHere(ref Utf8JsonReader reader, string name)
    {
        string? found = null;
        bool isObject = reader.IsObjectHere();
        while (isObject && reader.NextMember())
        {
            if (reader.ValueTextEquals(name))
            {
                found = reader.Text();
            }
            else
            {
                reader.Pass();
            }
        }

        return found;
    }
}
