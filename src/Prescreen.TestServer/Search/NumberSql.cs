using System.Globalization;

namespace Prescreen.TestServer.Search;

/// <summary>
/// "5.4", "gt5.4", "5.4|http://unitsofmeasure.org|mg", "5.4||mg"; equality allows for half of the last written digit.
/// See http://hl7.org/fhir/R4/search.html#quantity.
/// </summary>
internal static class NumberSql
{
    public static Result<RidSet> Compile(long key, QueryPair pair, SqlBuilder sql)
    {
        var param = sql.Add(key);
        List<string> conditions = [];
        foreach (var alternative in pair.Alternatives())
        {
            var parts = QueryPair.Cut(alternative, '|').ConvertAll(QueryPair.Unescape);
            var (prefix, text) = Prefix.Split(parts[0]);
            if (parts.Count is not (1 or 3) || !decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            {
                return Refusals.BadValue(pair.Name, "A quantity is number, number|system|code or number||code.");
            }

            var condition = Compare(prefix, (double)number, HalfOfLastDigit(text), sql);
            if (parts is [_, var system, { Length: > 0 } code])
            {
                condition += system.Length > 0
                    ? $" AND system = {sql.Add(system)} AND code = {sql.Add(code)}"
                    : $" AND (code = {sql.Add(code)} OR unit = {sql.Add(code)})";
            }

            conditions.Add($"({condition})");
        }

        return new RidSet($"SELECT rid FROM ix_number WHERE param = {param} AND ({string.Join(" OR ", conditions)})");
    }

    private static string Compare(string prefix, double number, double half, SqlBuilder sql)
    {
        string Value() => sql.Add(number);
        return prefix switch
        {
            "gt" or "sa" => $"value > {Value()}",
            "lt" or "eb" => $"value < {Value()}",
            "ge" => $"value >= {Value()}",
            "le" => $"value <= {Value()}",
            "ne" => $"NOT (value >= {sql.Add(number - half)} AND value < {sql.Add(number + half)})",
            "ap" => $"value BETWEEN {sql.Add(number - (Math.Abs(number) * 0.1))} AND {sql.Add(number + (Math.Abs(number) * 0.1))}",
            _ => $"(value >= {sql.Add(number - half)} AND value < {sql.Add(number + half)})",
        };
    }

    private static double HalfOfLastDigit(string text)
    {
        var exponentAt = text.IndexOfAny(['e', 'E']);
        var digits = exponentAt < 0 ? text : text[..exponentAt];
        var exponent = exponentAt < 0 ? 0 : int.Parse(text.AsSpan(exponentAt + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var dot = digits.IndexOf('.', StringComparison.Ordinal);
        return 0.5 * Math.Pow(10, exponent - (dot < 0 ? 0 : digits.Length - dot - 1));
    }
}
