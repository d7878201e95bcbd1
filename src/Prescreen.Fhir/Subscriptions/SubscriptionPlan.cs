using System.Collections.Immutable;
using System.Text;
using Prescreen.Fhir.Model;

namespace Prescreen.Fhir.Subscriptions;

/// <summary>
/// The subscriptions that the active protocols need, the same for the same wishes in any order. Codes known only by a prefix can't be searched
/// for: wish for the whole type then. <see href="https://hl7.org/fhir/R4/subscription-definitions.html#Subscription.criteria"/>
/// </summary>
public sealed record SubscriptionPlan(ImmutableArray<PlannedSubscription> Parts)
{
    /// <summary>The longest criteria in characters that servers take without trouble; many store them in a column of 2,000 or less.</summary>
    public const int DefaultMaxLength = 1_000;

    /// <summary>Wishes for one type are joined; a wish for all of it outdoes its codes; long lists are split at <paramref name="maxLength"/> characters.</summary>
    public static SubscriptionPlan Of(IEnumerable<WantedCodes> wishes, int maxLength = DefaultMaxLength)
    {
        ImmutableArray<PlannedSubscription>.Builder parts = ImmutableArray.CreateBuilder<PlannedSubscription>();
        foreach (IGrouping<string, WantedCodes> type in wishes.GroupBy(wish => wish.ResourceType).OrderBy(type => type.Key, StringComparer.Ordinal))
        {
            ImmutableArray<string> criteria = Criteria([.. type], maxLength);
            parts.AddRange(criteria.Select((text, index) => new PlannedSubscription($"{type.Key} {index + 1}", text)));
        }

        return new SubscriptionPlan(parts.ToImmutable());
    }

    private static ImmutableArray<string> Criteria(ImmutableArray<WantedCodes> wishes, int maxLength)
    {
        string type = wishes[0].ResourceType;
        if (wishes.Any(wish => wish.Codes.IsEmpty))
        {
            return [$"{type}?"];
        }

        ImmutableArray<string>.Builder criteria = ImmutableArray.CreateBuilder<string>();
        string start = $"{type}?{wishes[0].Parameter}=";
        var text = new StringBuilder(start);
        foreach (string token in wishes.SelectMany(wish => wish.Codes).Select(Token).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            if (text.Length > start.Length && text.Length + 1 + token.Length > maxLength)
            {
                criteria.Add(text.ToString());
                text.Clear().Append(start);
            }

            text.Append(text.Length > start.Length ? "," : "").Append(token);
        }

        criteria.Add(text.ToString());
        return criteria.ToImmutable();
    }

    private static string Token(Coding coding) => coding.System is null ? Escaped(coding.Code) : $"{Escaped(coding.System)}|{Escaped(coding.Code)}";

    // FHIR's own escapes, and of the URL's only what would change the query: servers and people compare criteria as text.
    private static string Escaped(string part) => part
        .Replace("%", "%25", StringComparison.Ordinal).Replace("&", "%26", StringComparison.Ordinal).Replace("#", "%23", StringComparison.Ordinal)
        .Replace("+", "%2B", StringComparison.Ordinal).Replace(" ", "%20", StringComparison.Ordinal).Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace(",", "\\,", StringComparison.Ordinal).Replace("$", "\\$", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal);
}
