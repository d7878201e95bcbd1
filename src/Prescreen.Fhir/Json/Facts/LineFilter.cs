using Prescreen.Vocabulary;

namespace Prescreen.Fhir.Json.Facts;

/// <summary>
/// Rejects lines of a bulk export before any JSON is read, by a search for bytes. It never rejects a well-formed line that would give a fact: what it doesn't
/// recognize (escapes, blanks between tokens, unusual order, contained resources, words that may decide) passes to the reader. Damage inside a rejected line
/// isn't seen, nor a member that stands twice. Immutable; for many threads.
/// </summary>
internal sealed class LineFilter(ConceptVocabulary vocabulary, bool readsWords = false)
{
    private readonly CodeGate gate = new(vocabulary);

    private static ReadOnlySpan<byte> Start => "{\"resourceType\":\""u8;

    private static ReadOnlySpan<byte> Code => "\"code\""u8;

    private static ReadOnlySpan<byte> Status => "tatus\""u8;

    // Only with a code of a standard system first do the words of a result say nothing.
    private static ReadOnlySpan<byte> Loinc => ":{\"coding\":[{\"system\":\"http://loinc.org\",\"code\":\""u8;

    private static ReadOnlySpan<byte> Snomed => ":{\"coding\":[{\"system\":\"http://snomed.info/sct\",\"code\":\""u8;

    /// <summary>False where the line can give no fact.</summary>
    public bool MayHold(ReadOnlySpan<byte> line)
    {
        if (!line.StartsWith(Start) || !line.EndsWith("}"u8))
        {
            return true;
        }

        var rest = line[Start.Length..];
        var end = rest.IndexOf((byte)'"');
        if (end < 0 || rest[..end].Contains((byte)'\\'))
        {
            return true;
        }

        var kind = ResourceKinds.Of(rest[..end]);
        return kind is ResourceKind.Observation ? MayHoldResult(rest[end..])
            : (kind is not ResourceKind.Other && (readsWords || kind is not ResourceKind.Binary)) || rest[..end].SequenceEqual("Bundle"u8);
    }

    private bool MayHoldResult(ReadOnlySpan<byte> rest)
        => rest.IndexOf("\\u"u8) >= 0
        || rest.IndexOf("\"contained\""u8) >= 0
        || (readsWords && MayHaveWords(rest))
        || MayBeWithdrawn(rest)
        || MayHaveKnownCode(rest);

    private static bool MayHaveWords(ReadOnlySpan<byte> rest) => rest.IndexOf("\"valueString\""u8) >= 0 || rest.IndexOf("\"note\""u8) >= 0;

    private bool MayHaveKnownCode(ReadOnlySpan<byte> rest)
    {
        var at = rest.IndexOf(Code);
        if (at < 0)
        {
            return true;
        }

        for (; at >= 0; at = rest.IndexOf(Code))
        {
            rest = rest[(at + Code.Length)..];
            var isCoded = rest.StartsWith(Loinc) || rest.StartsWith(Snomed);
            if (isCoded)
            {
                rest = rest[(rest.StartsWith(Loinc) ? Loinc.Length : Snomed.Length)..];
            }
            else if (rest.StartsWith(":\""u8))
            {
                rest = rest[2..];
            }
            else if (IsValueEnd(rest))
            {
                continue;
            }
            else
            {
                return true;
            }

            var end = rest.IndexOf((byte)'"');
            if (end < (isCoded ? 1 : 0) || rest[..end].Contains((byte)'\\') || gate.MayKnow(rest[..end]))
            {
                return true;
            }

            rest = rest[end..];
        }

        return false;
    }

    // The bytes ended a text ("…status"), and were no member's name.
    private static bool IsValueEnd(ReadOnlySpan<byte> rest) => !rest.IsEmpty && rest[0] is (byte)',' or (byte)'}' or (byte)']';

    private static bool MayBeWithdrawn(ReadOnlySpan<byte> rest)
    {
        for (var at = rest.IndexOf(Status); at >= 0; at = rest.IndexOf(Status))
        {
            rest = rest[(at + Status.Length)..];
            if (!IsValueEnd(rest) && !rest.StartsWith(":\"final\""u8) && !rest.StartsWith(":\"amended\""u8) && !rest.StartsWith(":\"corrected\""u8)
                && !rest.StartsWith(":\"preliminary\""u8) && !rest.StartsWith(":\"generated\""u8) && !rest.StartsWith(":\"additional\""u8)
                && !rest.StartsWith(":\"extensions\""u8))
            {
                return true;
            }
        }

        return false;
    }
}
