namespace Prescreen.Fhir.FhirPath.Syntax;

/// <summary>How far a date or time literal goes: what follows it may be a dot, a minus or a plus of the expression.</summary>
internal static class MomentScan
{
    internal static int Length(ReadOnlySpan<char> text)
    {
        var date = text is ['T', ..] ? 0 : Fitting(text, "0000", "-00", "-00");
        if (date == text.Length || text[date] != 'T')
        {
            return date;
        }

        var time = date + 1 + Fitting(text[(date + 1)..], "00", ":00", ":00");
        if (time + 1 < text.Length && text[time] == '.' && char.IsAsciiDigit(text[time + 1]))
        {
            time++;
            while (time < text.Length && char.IsAsciiDigit(text[time]))
            {
                time++;
            }
        }

        if (time < text.Length && text[time] == 'Z')
        {
            return time + 1;
        }

        var zone = time < text.Length && text[time] is '+' or '-' ? Fitting(text[(time + 1)..], "00:00") : 0;
        return zone == 0 ? time : time + 1 + zone;
    }

    private static int Fitting(ReadOnlySpan<char> text, params ReadOnlySpan<string> shapes)
    {
        var length = 0;
        foreach (var shape in shapes)
        {
            if (!Fits(text[length..], shape))
            {
                break;
            }

            length += shape.Length;
        }

        return length;
    }

    private static bool Fits(ReadOnlySpan<char> text, string shape)
    {
        if (text.Length < shape.Length)
        {
            return false;
        }

        for (var index = 0; index < shape.Length; index++)
        {
            if (shape[index] == '0' ? !char.IsAsciiDigit(text[index]) : text[index] != shape[index])
            {
                return false;
            }
        }

        return true;
    }
}
