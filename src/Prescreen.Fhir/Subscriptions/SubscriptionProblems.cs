namespace Prescreen.Fhir.Subscriptions;

/// <summary>Every way subscriptions and notifications can fail, one factory each.</summary>
internal static class SubscriptionProblems
{
    public static Problem None()
        => new(ProblemKind.Unsupported, "FHIR-131", "This server has no Subscriptions; set Prescreen:CatchUp:Every and let catch-up poll it, or feed its own events (Event Grid, Pub/Sub) to the queue.");

    public static Problem NoTopic()
        => new(ProblemKind.Invalid, "FHIR-132", "A topic-based subscription needs the topic's canonical.");

    public static Problem CriteriaRefused(Problem refusal, IEnumerable<string> topics)
        => new(refusal.Kind, "FHIR-133", $"The server refuses search criteria but offers topics; configure one of: {string.Join(", ", topics)}.") { Place = refusal.Place };

    public static Problem Method()
        => new(ProblemKind.Unsupported, "FHIR-134", "A notification is a POST, PUT or DELETE.");

    public static Problem NoNotification(Problem? cause = null)
        => new(ProblemKind.Invalid, "FHIR-135", "The body is neither empty, a resource nor a notification Bundle.") { Place = cause?.Place };
}
