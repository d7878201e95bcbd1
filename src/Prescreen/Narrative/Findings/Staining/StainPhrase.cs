namespace Prescreen.Narrative.Findings.Staining;

/// <summary>Words about staining without a separator between them: items <paramref name="From"/> to <paramref name="To"/>, exclusive.</summary>
internal readonly record struct StainPhrase(int From, int To)
{
    /// <summary>True where the items say anything of a marker: an attribute, or a negation of staining or of the marker after them.</summary>
    public bool IsTelling(StainItems items)
    {
        for (var at = From; at < To; at++)
        {
            if (items[at].IsAttribute || (items[at].Kind is StainKind.Negation && Denied(items, at) >= 0))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True where a result or score is among them; a negation of staining is one.</summary>
    public bool HasResult(StainItems items, bool explicitOnly)
    {
        for (var at = From; at < To; at++)
        {
            if (items[at].IsExplicit || (!explicitOnly && items[at].Kind is StainKind.Result) || (items[at].Kind is StainKind.Negation && Denied(items, at) >= 0))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True where the items are prose about staining or cells, not only signs and numbers.</summary>
    public bool IsProse(StainItems items)
    {
        for (var at = From; at < To; at++)
        {
            if (items[at].Kind is StainKind.Staining or StainKind.Tumor or StainKind.Is)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The item a negation denies: a result, pattern or staining after it, or the marker right after the phrase; -1 for none.</summary>
    public int Denied(StainItems items, int negation)
    {
        for (var at = negation + 1; at < To; at++)
        {
            if (items[at].First - items[negation].End > 6)
            {
                return -1;
            }

            if (items[at].Kind is StainKind.Result or StainKind.Pattern or StainKind.Staining)
            {
                return at;
            }
        }

        return To < items.Count && items[To].Kind is StainKind.Marker && items[To].First - items[negation].End <= 4 ? To : -1;
    }
}
