using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Programmes;
using ChannelGrains.Domain.Requests;
using ChannelGrains.Domain.Targets;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Programmes;
using ChannelGrains.Grains.Watching;
using ChannelGrains.Journal;
using ChannelGrains.Journal.V1;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;

namespace ChannelGrains.Grains.Targets;

/// <summary>The targets of the company, of a channel type or of a region.</summary>
[Reentrant]
internal sealed partial class TargetGrain(
    IJournalStore store, TargetTerms terms, ScopeSales sales, TargetInstruments instruments, TimeProvider time, GrainFaults faults, ILogger<TargetGrain> logger)
    : ObservedGrain<TargetState>(store, time, faults, logger), ITargetGrain
{
    private readonly TimeProvider _time = time;

    protected override StateFold<TargetState> MakeFold() => new TargetFold(this.GetPrimaryKeyString());

    public async Task<Answer<TargetVersion>> Set(SetTarget command, RequestStamp request)
    {
        var answer = await ChangeAsync("SetTarget", request, TargetFacts.Answers, async state =>
        {
            var now = NowMicros;
            var outcome = await terms.DecideAsync(
                command, state.Book, request, programme => Today(programme, now),
                async (year, programme) => await sales.LastYearAsync(command.Scope, year, programme.CurrencyCode));
            return TargetDecision.Of(outcome, Version + 1, now, request.Principal);
        }, CancellationToken.None);
        instruments.OnSet(command.Scope.Kind, answer.Refusal);
        return answer;
    }

    public async Task<Answer<TargetReading>> Get(int firstMonth) => await ReadAsync(
        state => Answer<TargetReading>.Of(new TargetReading(state.Book.Versions(firstMonth), Version), Ticket), CancellationToken.None);

    public async Task<Answer<PaceReading>> ReadPace(Period period, IChangeObserver? observer)
    {
        var programme = await GrainFactory.GetGrain<IProgrammeGrain>(ProgrammeKeys.Programme).Read();
        return await ReadAsync(state =>
        {
            Observe(observer);
            var now = NowMicros;
            var region = state.Scope is { Kind: TargetScopeKind.Region } scope ? scope.Name : "";
            return Answer<PaceReading>.Of(
                new PaceReading(state.Book.PartsOf(period), null, Today(programme, now), region, programme.CurrencyCode, now, Version), Ticket);
        }, CancellationToken.None);
    }

    public async Task<Answer<LastYearReading>> ReadLastYear(TargetScope scope, Period year)
    {
        var programme = await GrainFactory.GetGrain<IProgrammeGrain>(ProgrammeKeys.Programme).Read();
        return await sales.LastYearAsync(scope, year, programme.CurrencyCode);
    }

    internal static BusinessDay Today(Programme programme, long nowMicros) => ZoneCalendar.TryCreate(programme.TimeZone, out var zone)
        ? zone.DayOf(nowMicros)
        : throw new InvalidOperationException($"Time zone '{programme.TimeZone}' is not in this build's database: run the build that recorded it, or a later one.");
}
