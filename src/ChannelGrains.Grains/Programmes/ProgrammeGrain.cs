using System.Buffers.Binary;
using ChannelGrains.Domain.Keys;
using ChannelGrains.Domain.Programmes;
using ChannelGrains.Domain.Requests;
using ChannelGrains.Domain.Selling;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Watching;
using ChannelGrains.Journal;
using ChannelGrains.Journal.V1;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;

namespace ChannelGrains.Grains.Programmes;

[Reentrant]
internal sealed class ProgrammeGrain(IJournalStore store, IEnumerable<FixesCurrency> amounts, TimeProvider time, GrainFaults faults, ILogger<ProgrammeGrain> logger)
    : ObservedGrain<ProgrammeState>(store, time, faults, logger), IProgrammeGrain
{
    /// <summary>For who takes over from this activation: longer than any call that was admitted may take, and shorter than anybody waits who was refused.</summary>
    private static readonly TimeSpan AdmissionLife = TimeSpan.FromMinutes(1), WritesAgainAfter = TimeSpan.FromSeconds(30);

    private static readonly byte[] AdmissionKey = [RowSpaces.AdmittedAmounts];

    private bool _amountsAdmitted;
    private long _admissionMicros;

    protected override StateFold<ProgrammeState> MakeFold() => new ProgrammeFold();

    public async Task<Answer<Programme>> Get() =>
        await ReadAsync(state => Answer<Programme>.Of(state.Programme, Ticket), CancellationToken.None);

    public Task<Answer<Programme>> Update(UpdateProgramme command, RequestStamp request) =>
        ChangeAsync("UpdateProgramme", request, ProgrammeFacts.Answers, async state =>
        {
            var outcome = command.Decide(state.Programme, await HasAmountsAsync(), Version + 1);
            return outcome.IsRefused
                ? outcome.Refusal
                : new Decision<Programme>(
                    new Fact { Programmes = new ProgrammesFact { Updated = new ProgrammeUpdated { Settings = ProgrammeFacts.ToSettings(outcome.Value) } } },
                    outcome.Value with { Version = Version + 1 }, null);
        }, CancellationToken.None);

    public Task<Answer<DevelopmentPlan>> SetPlan(SetDevelopmentPlan command, RequestStamp request) =>
        ChangeAsync("SetDevelopmentPlan", request, ProgrammeFacts.PlanAnswers, state =>
        {
            var outcome = command.Decide(state.Plans, state.Programme.Calendar, Version + 1);
            return ValueTask.FromResult<Decision<DevelopmentPlan>>(outcome.IsRefused
                ? outcome.Refusal
                : new Decision<DevelopmentPlan>(new Fact { Programmes = new ProgrammesFact { DevelopmentPlanned = ProgrammeFacts.ToFact(outcome.Value) } }, outcome.Value, null));
        }, CancellationToken.None);

    public async Task<Answer<PlannedDevelopment>> ReadPlans(IChangeObserver? observer) => await ReadAsync(state =>
    {
        Observe(observer);
        return Answer<PlannedDevelopment>.Of(new PlannedDevelopment([.. state.Plans.All]), Ticket);
    }, CancellationToken.None);

    public async Task<Programme> Read() => await ReadDurableAsync(state => state.Programme, CancellationToken.None);

    public async Task<Programme> AdmitAmounts()
    {
        _amountsAdmitted = true;
        if (Store.IsShared)
            await NoteAdmissionAsync();
        return await Read();
    }

    /// <summary>Where another activation may decide on the currency: 1. it finds the note; 2. what it had decided before is read.</summary>
    private async Task NoteAdmissionAsync()
    {
        // 1
        if (NowMicros - _admissionMicros >= WritesAgainAfter.TotalMicroseconds)
        {
            var (note, now) = (new IndexWrites(), NowMicros);
            var value = new byte[sizeof(long)];
            BinaryPrimitives.WriteInt64LittleEndian(value, now);
            note.Put(AdmissionKey, value);
            await Store.WriteRowsAsync(note, CancellationToken.None);
            _admissionMicros = now;
        }
        // 2
        await Store.OpenAsync(Name, CancellationToken.None);
    }

    private async ValueTask<bool> IsAdmissionNotedAsync() =>
        await Store.ReadRowAsync(AdmissionKey, CancellationToken.None) is { Length: sizeof(long) } note
        && Math.Abs(NowMicros - BinaryPrimitives.ReadInt64LittleEndian(note)) < AdmissionLife.TotalMicroseconds;

    public async Task<Answer<Programme>> FixCalendar(string principal, string cause)
    {
        var answer = await ChangeAsync("FixCalendar", new RequestStamp(principal, "", default), ProgrammeFacts.Answers, state => ValueTask.FromResult(state.Programme.IsCalendarFixed
            ? new Decision<Programme>(null, state.Programme, null)
            : new Decision<Programme>(
                new Fact { Programmes = new ProgrammesFact { CalendarFixed = new CalendarFixed { Cause = cause } } },
                state.Programme with { IsCalendarFixed = true, Version = Version + 1 }, null)), CancellationToken.None);
        return answer.Refusal is null ? Answer<Programme>.Of(await Read(), default) : answer;
    }

    public Task<Answer<SellingDays>> SetSellingDays(SetSellingDays command, RequestStamp request) =>
        ChangeAsync("SetSellingDays", request, SellingDaysFacts.Answers, state =>
        {
            var outcome = command.Decide(state.SellingDays, Version + 1);
            return ValueTask.FromResult(outcome.IsRefused
                ? outcome.Refusal
                : new Decision<SellingDays>(
                    new Fact { Programmes = new ProgrammesFact { SellingDaysSet = new SellingDaysSet { Days = SellingDaysFacts.ToFact(outcome.Value) } } }, outcome.Value, null));
        }, CancellationToken.None);

    public async Task<SellingCalendar> ReadSellingDays() => await ReadDurableAsync(state => state.SellingDays, CancellationToken.None);

    private async ValueTask<bool> HasAmountsAsync()
    {
        if (_amountsAdmitted || (Store.IsShared && await IsAdmissionNotedAsync()))
            return true;
        foreach (var kind in amounts)
            if ((await Store.ScanIndexAsync(kind.IndexPrefix, default, 1, descending: false, CancellationToken.None)).Count > 0)
                return true;
        return false;
    }
}
