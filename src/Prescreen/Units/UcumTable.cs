using System.Collections.Frozen;

namespace Prescreen.Units;

/// <summary>The units of UCUM by symbol, resolved once from the embedded table. https://ucum.org/ucum</summary>
internal static class UcumTable
{
    private static readonly FrozenDictionary<string, Rational> Prefixes = ReadPrefixes();
    private static readonly FrozenDictionary<string, UcumTerm> Atoms;
    private static readonly FrozenSet<string> Metric;

    static UcumTable()
    {
        var rows = EmbeddedTable.Rows("ucum.tsv").Where(row => !row[1].Contains('p')).ToDictionary(row => row[0], StringComparer.Ordinal);
        Metric = rows.Values.Where(row => row[1].Contains('m')).Select(row => row[0]).ToFrozenSet(StringComparer.Ordinal);
        var resolved = new Dictionary<string, UcumTerm>(StringComparer.Ordinal);
        foreach (var symbol in rows.Keys)
        {
            Resolve(symbol, rows, resolved);
        }

        Atoms = resolved.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>Every symbol without prefix.</summary>
    internal static IEnumerable<string> Symbols => Atoms.Keys;

    internal static IEnumerable<string> PrefixSymbols => Prefixes.Keys;

    internal static bool IsMetric(string symbol) => Metric.Contains(symbol);

    /// <summary>A symbol's meaning, with or without prefix; a whole symbol wins over a prefixed one (cd is candela, not centiday).</summary>
    internal static UcumTerm? Find(string symbol) => Find(symbol, name => Atoms.TryGetValue(name, out var term) ? term : null);

    private static UcumTerm? Find(string symbol, Func<string, UcumTerm?> atom)
    {
        if (atom(symbol) is { } whole)
        {
            return whole;
        }

        for (var length = Math.Min(2, symbol.Length - 1); length > 0; length--)
        {
            if (Prefixes.TryGetValue(symbol[..length], out var factor) && Metric.Contains(symbol[length..]) && atom(symbol[length..]) is { } unit)
            {
                return unit with { Factor = unit.Factor * factor };
            }
        }

        return null;
    }

    private static UcumTerm? Resolve(string symbol, Dictionary<string, string[]> rows, Dictionary<string, UcumTerm> resolved)
    {
        if (resolved.TryGetValue(symbol, out var known))
        {
            return known;
        }

        if (!rows.TryGetValue(symbol, out var row))
        {
            return null;
        }

        var definition = row[2];
        var term = row[1].Contains('b') || (row[1].Contains('a') && definition == "1")
            ? new UcumTerm(Rational.One, UcumDimension.Of(symbol), UcumDimension.None, null)
            : Define(symbol, row[1].Contains('s'), definition.Split(' '), name => Find(name, inner => Resolve(inner, rows, resolved)));
        resolved[symbol] = term = symbol is "mol" or "eq" or "osm" ? term with { Substance = UcumDimension.Of(symbol) } : term;
        return term;
    }

    private static UcumTerm Define(string symbol, bool special, string[] words, Func<string, UcumTerm?> find)
    {
        var rest = special ? words[1..] : words;
        var isNumber = rest.Length == 2 || rest[0].All(c => char.IsAsciiDigit(c) || c == '.');
        var number = isNumber ? Rational.Parse(rest[0]) : Rational.One;
        var unit = isNumber && rest.Length == 1 ? UcumTerm.One : UcumParser.Parse(rest[^1], find, out _).Value;
        var term = unit with { Factor = unit.Factor * number };
        return special ? term with { Factor = Rational.One, Scale = new UcumScale(symbol, UcumFunction.Named(words[0]), term.Factor) } : term;
    }

    private static FrozenDictionary<string, Rational> ReadPrefixes()
        => EmbeddedTable.Rows("ucum.tsv").Where(row => row[1].Contains('p')).ToFrozenDictionary(row => row[0], row => Rational.Parse(row[2]), StringComparer.Ordinal);
}
