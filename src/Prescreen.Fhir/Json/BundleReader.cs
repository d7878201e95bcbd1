using System.Collections.Immutable;
using System.Text.Json;

namespace Prescreen.Fhir.Json;

/// <summary>One forward pass over a Bundle that notes where its resources are without reading them. <see href="https://hl7.org/fhir/R4/bundle.html"/></summary>
internal static class BundleReader
{
    public static Result<BundleEnvelope> Read(ReadOnlyMemory<byte> json)
    {
        ReadOnlyMemory<byte> whole = json[(json.Length - JsonWalk.WithoutMark(json.Span).Length)..];
        ImmutableArray<BundleEntry>.Builder entries = ImmutableArray.CreateBuilder<BundleEntry>();
        Result<BundleEnvelope> result = JsonWalk.Read(
            whole.Span, "Bundle", (ref reader) => ReadMembers(ref reader, whole, entries));
        return result.TryGet(out _, out Problem? damage) || entries.Count == 0
            ? result
            : new BundleEnvelope { Entries = entries.ToImmutable(), Damage = damage };
    }

    private static Result<BundleEnvelope> ReadMembers(ref Utf8JsonReader reader, ReadOnlyMemory<byte> whole, ImmutableArray<BundleEntry>.Builder entries)
    {
        string? resourceType = null;
        var bundle = new BundleEnvelope();
        while (reader.NextMember())
        {
            if (reader.ValueTextEquals("resourceType"u8))
            {
                resourceType = reader.Text();
            }
            else if (reader.ValueTextEquals("type"u8))
            {
                bundle = bundle with { Type = reader.Text() ?? "" };
            }
            else if (reader.ValueTextEquals("total"u8))
            {
                bundle = bundle with { Total = reader.Whole() };
            }
            else if (reader.ValueTextEquals("timestamp"u8))
            {
                bundle = bundle with { Timestamp = reader.Instant() };
            }
            else if (reader.ValueTextEquals("link"u8))
            {
                bundle = bundle with { Next = ReadNext(ref reader) ?? bundle.Next };
            }
            else if (reader.ValueTextEquals("entry"u8))
            {
                ReadEntries(ref reader, whole, entries);
            }
            else
            {
                reader.Pass();
            }
        }

        return resourceType is "Bundle" ? bundle with { Entries = entries.ToImmutable() } : Unfit(entries);
    }

    private static Problem Unfit(ImmutableArray<BundleEntry>.Builder entries)
    {
        // Entries of something that isn't a Bundle are nobody's.
        entries.Clear();
        return JsonProblems.WrongType("Bundle");
    }

    private static string? ReadNext(ref Utf8JsonReader reader)
    {
        string? next = null;
        bool isArray = reader.IntoArray();
        while (isArray && reader.NextItem())
        {
            string? relation = null, url = null;
            bool isObject = reader.IsObjectHere();
            while (isObject && reader.NextMember())
            {
                if (reader.ValueTextEquals("relation"u8))
                {
                    relation = reader.Text();
                }
                else if (reader.ValueTextEquals("url"u8))
                {
                    url = reader.Text();
                }
                else
                {
                    reader.Pass();
                }
            }

            next = relation is "next" ? url : next;
        }

        return next;
    }

    private static void ReadEntries(ref Utf8JsonReader reader, ReadOnlyMemory<byte> whole, ImmutableArray<BundleEntry>.Builder entries)
    {
        bool isArray = reader.IntoArray();
        while (isArray && reader.NextItem())
        {
            if (reader.IsObjectHere())
            {
                entries.Add(ReadEntry(ref reader, whole));
            }
        }
    }

    private static BundleEntry ReadEntry(ref Utf8JsonReader reader, ReadOnlyMemory<byte> whole)
    {
        string? fullUrl = null, mode = null;
        ReadOnlyMemory<byte> resource = default;
        EntryRequest? request = null;
        EntryResponse? response = null;
        while (reader.NextMember())
        {
            if (reader.ValueTextEquals("fullUrl"u8))
            {
                fullUrl = reader.Text();
            }
            else if (reader.ValueTextEquals("resource"u8))
            {
                resource = Slice(ref reader, whole);
            }
            else if (reader.ValueTextEquals("search"u8))
            {
                mode = ReadMode(ref reader);
            }
            else if (reader.ValueTextEquals("request"u8))
            {
                request = ReadRequest(ref reader);
            }
            else if (reader.ValueTextEquals("response"u8))
            {
                response = ReadResponse(ref reader, whole);
            }
            else
            {
                reader.Pass();
            }
        }

        return new BundleEntry { FullUrl = fullUrl, Resource = resource, SearchMode = mode, Request = request, Response = response };
    }

    private static ReadOnlyMemory<byte> Slice(ref Utf8JsonReader reader, ReadOnlyMemory<byte> whole)
    {
        reader.Read();
        int start = (int)reader.TokenStartIndex;
        bool isObject = reader.TokenType is JsonTokenType.StartObject;
        reader.Skip();
        return isObject ? whole[start..(int)reader.BytesConsumed] : default;
    }

    private static string? ReadMode(ref Utf8JsonReader reader)
    {
        string? mode = null;
        bool isObject = reader.IntoObject();
        while (isObject && reader.NextMember())
        {
            if (reader.ValueTextEquals("mode"u8))
            {
                mode = reader.Text();
            }
            else
            {
                reader.Pass();
            }
        }

        return mode;
    }

    private static EntryRequest ReadRequest(ref Utf8JsonReader reader)
    {
        var request = new EntryRequest("", "");
        bool isObject = reader.IntoObject();
        while (isObject && reader.NextMember())
        {
            switch (reader.GetString())
            {
                case "method": request = request with { Method = reader.Text() ?? "" }; break;
                case "url": request = request with { Url = reader.Text() ?? "" }; break;
                case "ifNoneExist": request = request with { IfNoneExist = reader.Text() }; break;
                case "ifMatch": request = request with { IfMatch = reader.Text() }; break;
                default: reader.Pass(); break;
            }
        }

        return request;
    }

    private static EntryResponse ReadResponse(ref Utf8JsonReader reader, ReadOnlyMemory<byte> whole)
    {
        var response = new EntryResponse("");
        bool isObject = reader.IntoObject();
        while (isObject && reader.NextMember())
        {
            switch (reader.GetString())
            {
                case "status": response = response with { Status = reader.Text() ?? "" }; break;
                case "location": response = response with { Location = reader.Text() }; break;
                case "etag": response = response with { ETag = reader.Text() }; break;
                case "lastModified": response = response with { LastModified = reader.Instant() }; break;
                case "outcome": response = response with { Outcome = Slice(ref reader, whole) }; break;
                default: reader.Pass(); break;
            }
        }

        return response;
    }
}
