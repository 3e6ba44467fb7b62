using ChannelGrains.Journal;
using ChannelGrains.Journal.V1;
using Orleans.Concurrency;

namespace ChannelGrains.Grains.Payments;

[StatelessWorker]
internal sealed class PaymentDirectoryGrain(IJournalIndex index) : Grain, IPaymentDirectoryGrain
{
    private const char Open = '1', Gone = '2';

    private static readonly HashSet<string> All = [];

    public async Task<ListedRuns> ListRuns(string after, int size)
    {
        var page = await IndexDirectory.PageAsync(index, PaymentKeys.Runs, after, Pages.Size(size), Pages.LargestBytes, All);
        return new ListedRuns([.. page.Values.Select(value => RunIndex.ToReading(PaymentRunEntry.Parser.ParseFrom(value.Span)))], page.Last);
    }

    public async Task<ListedBreaks> ListBreaks(string runId, bool areAll, string after, int size)
    {
        var isInOpen = after.Length == 0 || after[0] == Open;
        var (most, rest) = (Pages.Size(size), after.Length == 0 ? "" : after[1..]);
        if (!isInOpen)
            return await PageAsync(false, runId, rest, most);
        var open = await PageAsync(true, runId, rest, most);
        // The others begin a page of their own.
        return open.Last.Length > 0 || !areAll ? open : open.Breaks.Count > 0 ? open with { Last = $"{Gone}" } : await PageAsync(false, runId, "", most);
    }

    private async Task<ListedBreaks> PageAsync(bool areOpen, string runId, string after, int size)
    {
        var page = await IndexDirectory.PageAsync(index, PaymentKeys.BreaksOf(areOpen, runId), after, size, Pages.LargestBytes, All);
        return new ListedBreaks(
            [.. page.Values.Select(value => EvidenceFacts.ToDomain(PaymentBreakSnapshot.Parser.ParseFrom(value.Span)) with { Bookings = [] })],
            page.Last.Length == 0 ? "" : $"{(areOpen ? Open : Gone)}{page.Last}");
    }
}
