using Prescreen.Vocabulary;

namespace Prescreen.Fhir.Json.Facts;

/// <summary>
/// Tells of a code's bytes alone, whatever its system, that no active value set can hold it. Compares letters and digits only, in upper case: codes that the
/// vocabulary finds equal are equal so too, so it errs towards "may". Immutable.
/// </summary>
internal sealed class CodeGate
{
    private const int Longest = 96;

    private const ulong Seed = 14695981039346656037UL;

    private static readonly byte[] Folded = [.. Enumerable.Range(0, 256).Select(value => Fold((byte)value))];

    private readonly ulong[] exact;
    private readonly ulong[] prefixes;
    private readonly int longestPrefix;
    private readonly bool[] startsPrefix = new bool[256];

    public CodeGate(ConceptVocabulary vocabulary)
    {
        var concepts = vocabulary.Names.Select(name => vocabulary.Find(name)!.Value).ToList();
        exact = Table(concepts.SelectMany(concept => vocabulary.ExactCodes(concept)).Select(code => code.Code));
        var starts = concepts.SelectMany(concept => vocabulary.Prefixes(concept)).Select(code => code.Prefix).ToList();
        prefixes = Table(starts);
        longestPrefix = starts.Count == 0 ? 0 : starts.Max(start => start.Length);
        foreach (var start in starts)
        {
            startsPrefix[FirstOf(start)] = true;
        }
    }

    /// <summary>False only where no value set holds the code in any system.</summary>
    public bool MayKnow(ReadOnlySpan<byte> code)
    {
        if (code.Length > Longest)
        {
            return true;
        }

        var hash = Seed;
        var length = 0;
        var prefixLength = 0;
        foreach (var value in code)
        {
            var letter = Folded[value];
            if (letter == 0)
            {
                continue;
            }

            // ICD and ATC begin with a letter: a number begins no prefix.
            hash = Step(hash, letter);
            prefixLength = length++ == 0 && startsPrefix[letter] ? longestPrefix : prefixLength;
            if (length <= prefixLength && Contains(prefixes, hash))
            {
                return true;
            }
        }

        return Contains(exact, hash);
    }

    private static byte FirstOf(string code)
    {
        foreach (var character in code)
        {
            if (character < 0x80 && Folded[character] is var letter and not 0)
            {
                return letter;
            }
        }

        return 0;
    }

    private static ulong[] Table(IEnumerable<string> codes)
    {
        var hashes = codes.Select(HashOf).Distinct().ToList();
        var size = 64;
        while (size < hashes.Count * 4)
        {
            size *= 2;
        }

        var table = new ulong[size];
        foreach (var hash in hashes)
        {
            var slot = Slot(hash, size);
            while (table[slot] != 0)
            {
                slot = (slot + 1) & (size - 1);
            }

            table[slot] = hash;
        }

        return table;
    }

    private static ulong HashOf(string code)
    {
        var hash = Seed;
        foreach (var character in code)
        {
            if (character < 0x80 && Folded[character] is var letter and not 0)
            {
                hash = Step(hash, letter);
            }
        }

        return hash;
    }

    private static bool Contains(ulong[] table, ulong hash)
    {
        var slot = Slot(hash, table.Length);
        while (table[slot] != 0)
        {
            if (table[slot] == hash)
            {
                return true;
            }

            slot = (slot + 1) & (table.Length - 1);
        }

        return false;
    }

    private static int Slot(ulong hash, int size) => (int)((hash ^ (hash >> 32)) & (ulong)(size - 1));

    private static ulong Step(ulong hash, byte letter) => unchecked((hash ^ letter) * 1099511628211UL);

    private static byte Fold(byte value) => value switch
    {
        >= (byte)'0' and <= (byte)'9' or >= (byte)'A' and <= (byte)'Z' => value,
        >= (byte)'a' and <= (byte)'z' => (byte)(value & 0xDF),
        _ => 0,
    };
}
