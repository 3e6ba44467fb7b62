using ChannelGrains.Cli.Hosting;
using ChannelGrains.Cli.Output;
using ChannelGrains.Ingest.V1;

namespace ChannelGrains.Cli.Quarantine;

/// <summary>Replays and discards by a filter, call by call until every item was looked at. Each call has a request id of its own, made of the caller's,
/// so that the same command again changes nothing twice.</summary>
internal static class QuarantineSweep
{
    public static async Task<int> ReplayAsync(Session session, IngestService.IngestServiceClient client, ReplayQuarantinedRequest request, CancellationToken cancellationToken)
    {
        var (all, requestId) = (new ReplayQuarantinedResponse(), request.RequestId);
        do
        {
            request.RequestId = IdOf(requestId, request.Filter);
            var answer = await client.ReplayQuarantinedAsync(request, cancellationToken: cancellationToken);
            all.Applied += answer.Applied;
            foreach (var left in answer.Left)
                if (all.Left.FirstOrDefault(each => each.Reason == left.Reason) is { } known)
                    known.Count += left.Count;
                else
                    all.Left.Add(left);

            request.Filter.After = answer.NextAfter;
        }
        while (request.Filter.After.Length > 0);

        session.Write(all, () => Tables.Details(
        [
            ("applied", Figures.Of(all.Applied)),
            .. all.Left.Select(left => ($"still in quarantine: {EnumNames.Of(left.Reason)}", Figures.Of(left.Count))),
            ("next", all.Left.Count == 0 ? "" : "channelctl quarantine list shows what stays; replay it corrected, or discard it."),
        ]));
        return all.Left.Count == 0 ? ExitCode.Done : ExitCode.Refused;
    }

    public static async Task<int> DiscardAsync(Session session, IngestService.IngestServiceClient client, DiscardQuarantinedRequest request, CancellationToken cancellationToken)
    {
        var (all, requestId) = (new DiscardQuarantinedResponse(), request.RequestId);
        do
        {
            request.RequestId = IdOf(requestId, request.Filter);
            var answer = await client.DiscardQuarantinedAsync(request, cancellationToken: cancellationToken);
            all.Discarded += answer.Discarded;
            request.Filter.After = answer.NextAfter;
        }
        while (request.Filter.After.Length > 0);

        session.Write(all, () => Tables.Details(("discarded", Figures.Of(all.Discarded))));
        return ExitCode.Done;
    }

    private static string IdOf(string requestId, QuarantineFilter filter) => filter.After.Length == 0 ? requestId : $"{requestId}/{filter.After}";
}
