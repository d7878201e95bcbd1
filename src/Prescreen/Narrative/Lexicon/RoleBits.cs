namespace Prescreen.Narrative.Lexicon;

/// <summary>One bit for each role, so that a sentence without any word of some roles is passed over at once. Roles may share a bit: a set one is a hint only.</summary>
internal static class RoleBits
{
    private const int Bits = 64;

    /// <summary>The bits of some roles.</summary>
    public static ulong Of(params ReadOnlySpan<string> roles)
    {
        var bits = 0UL;
        foreach (var role in roles)
        {
            var hash = 0;
            foreach (var letter in role)
            {
                hash = unchecked((hash * 31) + letter);
            }

            bits |= 1UL << (hash & (Bits - 1));
        }

        return bits;
    }
}
