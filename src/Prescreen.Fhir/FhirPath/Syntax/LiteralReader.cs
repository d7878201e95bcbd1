using System.Globalization;
using Prescreen.Fhir.FhirPath.Values;

namespace Prescreen.Fhir.FhirPath.Syntax;

/// <summary>Reads a literal: true, 'text', 4, 4.5, 4 'mg', 2 days, @2019-02, @2019-02-03T14:30Z, @T14:30. https://hl7.org/fhirpath/N1/#literals</summary>
internal static class LiteralReader
{
    internal static Result<Expression> Read(IReadOnlyList<Token> tokens, ref int at)
    {
        var token = tokens[at++];
        return token.Kind switch
        {
            TokenKind.Text => new Literal(new FhirPathString(token.Text)),
            TokenKind.Word => new Literal(FhirPathBoolean.Of(token.Text == "true")),
            TokenKind.Moment => Moment(token),
            TokenKind.Number => Number(token, tokens, ref at),
            TokenKind.End or TokenKind.Delimited or TokenKind.Constant or TokenKind.Variable or TokenKind.Mark => Problem(token),
            _ => Problem(token),
        };
    }

    private static Result<Expression> Moment(Token token)
    {
        var read = token.Text.StartsWith('T') ? MomentText.Read(token.Text[1..], MomentKind.Time)
            : MomentText.Read(token.Text, token.Text.Contains('T', StringComparison.Ordinal) ? MomentKind.DateTime : MomentKind.Date);
        return read is null ? Problem(token) : new Literal(read);
    }

    private static Result<Expression> Number(Token token, IReadOnlyList<Token> tokens, ref int at)
    {
        if (!decimal.TryParse(token.Text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            return Problem(token);
        }

        var unit = tokens[at];
        if (unit.Kind is TokenKind.Text)
        {
            at++;
            return new Literal(new FhirPathQuantity(number, unit.Text, QuantityScale.Ucum));
        }

        if (unit.Kind is TokenKind.Word && CalendarUnits.Find(unit.Text) is { } calendar)
        {
            at++;
            return new Literal(new FhirPathQuantity(number, calendar, QuantityScale.Calendar));
        }

        return new Literal(long.TryParse(token.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var whole)
            ? new FhirPathInteger(whole)
            : new FhirPathDecimal(number));
    }

    private static Problem Problem(Token token) => FhirPathProblems.Syntax(token.Position, "there is no such value");
}
