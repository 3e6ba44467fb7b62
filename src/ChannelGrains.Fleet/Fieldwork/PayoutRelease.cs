using ChannelGrains.Client;
using ChannelGrains.Fleet.Checks;
using ChannelGrains.Fleet.Ledgers;
using ChannelGrains.Fleet.Noting;
using ChannelGrains.Fleet.Patterns;
using ChannelGrains.Fleet.Settling;
using ChannelGrains.Settlement.V1;
using Grpc.Core;

namespace ChannelGrains.Fleet.Fieldwork;

/// <summary>Tries to approve what must not be paid, and again once it may be: nobody but the evidence releases it.</summary>
/// <param name="people">The one who approves is tried.</param>
/// <param name="notes">Hears of it.</param>
internal sealed class PayoutRelease(OfficePeople people, Notes notes)
{
    private const string Blocked = "PAYOUT_BLOCKED";

    private readonly FieldDesk _approver = new(people.Approver);

    public async Task ReleaseAsync(Held held, FieldRound round, Comparison comparison, CancellationToken cancellationToken)
    {
        var (partnerId, statementId, at) = (held.Partner.Id, Period.Month(round.Month).Id, BeijingTime.StartOf(round.Close));
        if (!await held.IsReleasedAsync())
        {
            Compare("what holds the payout", $"{held.Condition} {held.Evidence}", await BlocksAsync());
            Compare("approval of what is held", Blocked, await TryAsync());
            notes.Add(at, $"{statementId} of {held.Partner.Name} is not approved: {held.Condition} {held.Evidence}", NoteTopic.Field);
        }
        await held.ReleaseAsync();
        Compare("what holds the payout then", "", await BlocksAsync());
        notes.Add(at, $"{statementId} of {held.Partner.Name} is released: {held.By}", NoteTopic.Field);

        void Compare(string figure, string expected, string answered) => comparison.Compare($"{partnerId} {statementId}", figure, expected, answered);

        async Task<string> BlocksAsync() => string.Join(", ",
            (await _approver.Settlement.GetStatementAsync(new GetStatementRequest { PartnerId = partnerId, StatementId = statementId }, cancellationToken: cancellationToken)).Blocks
                .Select(block => $"{block.Condition} {block.Evidence}"));

        async Task<string> TryAsync()
        {
            try
            {
                await _approver.Settlement.ApproveStatementAsync(
                    new ApproveStatementRequest { PartnerId = partnerId, StatementId = statementId, RequestId = "fleet-held-" + statementId }, cancellationToken: cancellationToken);
                return "";
            }
            catch (RpcException exception) when (exception.StatusCode == StatusCode.FailedPrecondition)
            {
                return ServerError.From(exception).Reason;
            }
        }
    }
}
