using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Programmes;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Domain.Selling;
using ChannelGrains.Gateway.Errors;
using ChannelGrains.Grains.Programmes;

namespace ChannelGrains.Gateway.Programmes;

/// <summary>The programme, for reading periods and for its currency, read again every few seconds and after each change through this gateway.</summary>
internal sealed class ProgrammeReader(IGrainFactory grains, TimeProvider time)
{
    private static readonly TimeSpan Refresh = TimeSpan.FromSeconds(5);

    private sealed record Known(Programme Programme, SellingCalendar SellingDays, long ReadAt);

    private Known? _known;

    public IProgrammeGrain Grain => grains.GetGrain<IProgrammeGrain>(ProgrammeKeys.Programme);

    private Known? Fresh => _known is { } known && time.GetElapsedTime(known.ReadAt) < Refresh ? known : null;

    public ValueTask<Programme> GetAsync() => Fresh is { } known ? ValueTask.FromResult(known.Programme) : ReadProgrammeAsync();

    /// <summary>The programme as it is now: what is stated by it, as a statement of a month, does not go by what this process remembers.</summary>
    public Task<Programme> CurrentAsync() => Grain.Read();

    public async ValueTask<SellingCalendar> SellingDaysAsync() => (Fresh ?? await ReadAsync()).SellingDays;

    /// <summary>The period of an id; INVALID_ARGUMENT PERIOD for what is none.</summary>
    public async ValueTask<Period> PeriodAsync(string id) => Period.TryParse(id, (await GetAsync()).Calendar, out var period, out var error)
        ? period
        : throw RefusalStatus.ToException(Refusal.InvalidArgument("PERIOD", error, "period"));

    /// <summary>As <see cref="PeriodAsync"/>, for what is kept by months.</summary>
    public async ValueTask<Period> WholeMonthsAsync(string id)
    {
        var period = await PeriodAsync(id);
        return period.IsWholeMonths ? period : throw RefusalStatus.ToException(Refusal.InvalidArgument("PERIOD",
            $"'{id}' is no period of whole months, which sums over all partners are kept by: write a month 2026-01, a quarter 2026-Q1 or a year 2026.", "period"));
    }

    public void Forget() => _known = null;

    private async ValueTask<Programme> ReadProgrammeAsync() => (await ReadAsync()).Programme;

    private async ValueTask<Known> ReadAsync()
    {
        var readAt = time.GetTimestamp();
        return _known = new Known(await Grain.Read(), await Grain.ReadSellingDays(), readAt);
    }
}
