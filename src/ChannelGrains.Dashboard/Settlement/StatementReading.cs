using System.Collections.Concurrent;
using ChannelGrains.Dashboard.Calling;
using ChannelGrains.Settlement.V1;

namespace ChannelGrains.Dashboard.Settlement;

/// <summary>Reads the statements of a page of the list: who closed and approved them, which the list does not say.</summary>
internal static class StatementReading
{
    private const int AskedAtOnce = 16;

    /// <summary>By partner and month; one that cannot be read is not among them.</summary>
    public static async Task<IReadOnlyDictionary<(string PartnerId, string StatementId), GetStatementResponse>> ReadAsync(
        SettlementService.SettlementServiceClient client, IEnumerable<ListedStatement> listed)
    {
        var read = new ConcurrentDictionary<(string, string), GetStatementResponse>();
        await Parallel.ForEachAsync(listed, new ParallelOptions { MaxDegreeOfParallelism = AskedAtOnce }, async (one, cancellationToken) =>
        {
            var answer = await Answer.OfAsync(client.GetStatementAsync(new GetStatementRequest { PartnerId = one.PartnerId, StatementId = one.StatementId }, cancellationToken: cancellationToken));
            if (answer.Value is { } statement)
                read[(one.PartnerId, one.StatementId)] = statement;
        });
        return read;
    }

    /// <summary>Who approved it last, if it is approved or was before it was paid; empty for nobody.</summary>
    public static string ApprovedBy(GetStatementResponse answer) => answer.Statement.State is StatementState.Approved or StatementState.Paying or StatementState.Paid or StatementState.Failed
        ? answer.Steps.LastOrDefault(step => step.State == StatementState.Approved)?.Principal ?? ""
        : "";
}
