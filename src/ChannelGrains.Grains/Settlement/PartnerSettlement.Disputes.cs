using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Requests;
using ChannelGrains.Domain.Settlement;
using ChannelGrains.Grains.Journalled;

namespace ChannelGrains.Grains.Settlement;

internal sealed partial class PartnerSettlement
{
    public async Task<Answer<DisputeChange>> OpenDispute(OpenDispute command, RequestStamp request) => await DisputeAsync(
        await ChangeAsync("OpenDispute", request, (partner, _, book, today) =>
        {
            var outcome = command.Decide(book, today);
            return ValueTask.FromResult(outcome.IsRefused ? outcome.Refusal : Decided(partner, book, outcome.Value, request.Principal));
        }), change => change.Standing.DisputeCount);

    public async Task<Answer<DisputeChange>> ResolveDispute(ResolveDispute command, RequestStamp request) => await DisputeAsync(
        await ChangeAsync("ResolveDispute", request, (partner, _, book, today) =>
        {
            var outcome = command.Decide(book, today);
            return ValueTask.FromResult(outcome.IsRefused ? outcome.Refusal : Decided(partner, book, outcome.Value, request.Principal));
        }), _ => command.Number);

    private async Task<Answer<DisputeChange>> DisputeAsync(Answer<StatementChange> answer, Func<StatementChange, int> numberOf)
    {
        if (answer.Value is not { } change)
            return Answer<DisputeChange>.Refuse(answer.Refusal!, answer.Ticket);
        var (steps, _) = await StepsAsync(change.Standing);
        var dispute = Disputes(steps, _ => null).Single(each => each.Number == numberOf(change));
        return Answer<DisputeChange>.Of(new(await ReadAsync(change), dispute), answer.Ticket);
    }

    /// <summary>The disputes that steps tell of, by number.</summary>
    /// <param name="steps">The steps, in order.</param>
    /// <param name="adjustedBy">The statement that has what a record granted; null for none.</param>
    private static IReadOnlyList<DisputeReading> Disputes(IReadOnlyList<SettlementRecord> steps, Func<long, ClosedStatement?> adjustedBy)
    {
        var disputes = new SortedDictionary<int, DisputeReading>();
        foreach (var step in steps)
            if (step.Fact is DisputeOpened opened)
                disputes[opened.Number] = new() { Number = opened.Number, Lines = opened.Lines, Reason = opened.Reason, OpenedBy = step.Principal, OpenedAtMicros = step.AtMicros };
            else if (step.Fact is DisputeResolved resolved)
                disputes[resolved.Number] = disputes[resolved.Number] with
                {
                    Resolution = new(
                        resolved.Granted, resolved.Reason, resolved.Resolution, step.Principal, step.AtMicros,
                        resolved.Granted == 0 ? "" : adjustedBy(step.Version)?.Period.Id ?? ""),
                };
        return [.. disputes.Values];
    }
}
