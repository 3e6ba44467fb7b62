using System.Diagnostics;

namespace ChannelGrains.Client;

/// <summary>Spans of batches, from their first sending to their result, on the source <c>ChannelGrains.Client</c>. A batch belongs to the span in which its first
/// transaction was sent, and takes it to the server also where nobody listens here.</summary>
internal static class SendSpans
{
    public const string SourceName = "ChannelGrains.Client";

    private static readonly ActivitySource Source = new(SourceName);

    /// <summary>What a transaction is sent in.</summary>
    public static ActivityContext? Current => Activity.Current is { Recorded: true, IdFormat: ActivityIdFormat.W3C } current ? current.Context : null;

    public static Activity? Start(ActivityContext? parent, string partnerId, int transactions)
    {
        if (parent is not { } sender)
            return null;
        // It is nobody's current span: the thread that sends frames sends those of all.
        var current = Activity.Current;
        Activity.Current = null;
        var span = Source.StartActivity("transactions.send", ActivityKind.Client, sender)?.SetTag("channelgrains.partner_id", partnerId).SetTag("channelgrains.transactions", transactions);
        Activity.Current = current;
        return span;
    }

    public static void End(Activity? span, string outcome, int attempts)
    {
        var current = Activity.Current;
        span?.SetTag("channelgrains.outcome", outcome).SetTag("channelgrains.attempts", attempts).Dispose();
        Activity.Current = current;
    }

    /// <summary>As the header of W3C Trace Context has it; empty for none.</summary>
    public static string TraceParent(Activity? span, ActivityContext? parent) =>
        span?.Id ?? (parent is { } sender ? $"00-{sender.TraceId}-{sender.SpanId}-01" : "");
}
