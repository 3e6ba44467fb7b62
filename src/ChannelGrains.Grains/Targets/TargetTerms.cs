using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Programmes;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Domain.Requests;
using ChannelGrains.Domain.Targets;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Programmes;

namespace ChannelGrains.Grains.Targets;

/// <summary>Gathers what the decision on a target needs. The programme's calendar is fixed, durably, before the first target is decided for good: a target that
/// is kept was split by a calendar that never changes, whatever happens in between.</summary>
internal sealed class TargetTerms(IGrainFactory grains)
{
    private IProgrammeGrain Programme => grains.GetGrain<IProgrammeGrain>(ProgrammeKeys.Programme);

    public async ValueTask<Outcome<TargetSet>> DecideAsync(
        SetTarget command, TargetBook book, RequestStamp request, Func<Programme, BusinessDay> today, Func<Period, Programme, ValueTask<Answer<LastYearReading>>> readLastYear)
    {
        var programme = await Programme.AdmitAmounts();
        TargetWeights? lastYear = null;
        if (command.Weights.Basis == WeightBasis.LastYear)
        {
            var year = TargetYear.Read(command.Year, programme.Calendar);
            if (year.IsRefused)
                return year.Refusal;
            var reading = await readLastYear(year.Value, programme);
            if (reading.Refusal is { } refusal)
                return refusal;
            lastYear = reading.Value!.Weights;
        }
        return await UnderFixedCalendarAsync(programme, request.Principal, command.Scope, fixedProgramme => command.Decide(book, fixedProgramme, today(fixedProgramme), lastYear));
    }

    public async ValueTask<Outcome<TargetSet>> DecideAsync(TakeAllocation command, TargetBook book, Func<Programme, BusinessDay> today, string principal)
    {
        var programme = await Programme.AdmitAmounts();
        return await UnderFixedCalendarAsync(
            programme, principal, TargetScope.OfPartner(command.PartnerId), fixedProgramme => command.Decide(book, fixedProgramme, today(fixedProgramme)));
    }

    /// <summary>What is refused fixes nothing; what is not is decided again by the calendar that is fixed.</summary>
    private async ValueTask<Outcome<TargetSet>> UnderFixedCalendarAsync(
        Programme programme, string principal, TargetScope scope, Func<Programme, Outcome<TargetSet>> decide)
    {
        var outcome = decide(programme);
        if (outcome.IsRefused || programme.IsCalendarFixed)
            return outcome;
        var answer = await Programme.FixCalendar(principal, $"a target of {scope}");
        return answer.Refusal is { } refusal ? refusal : decide(answer.Value!);
    }
}
