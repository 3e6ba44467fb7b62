using ChannelGrains.Domain.Refusals;
using ChannelGrains.Domain.Requests;
using ChannelGrains.Domain.SalesViews;
using ChannelGrains.Domain.Targets;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Grains.Programmes;
using ChannelGrains.Journal;
using ChannelGrains.Journal.V1;
using Microsoft.Extensions.Logging;
using AllocationApplied = ChannelGrains.Domain.Targets.AllocationApplied;
using TargetAllocated = ChannelGrains.Domain.Targets.TargetAllocated;

namespace ChannelGrains.Grains.Targets;

/// <summary>Allocations. The fact says what each partner is to get, and from then on the partners are asked, each again until it has answered: what a crash
/// interrupts is taken up again by <see cref="AllocationResumption"/>, and a partner that has its part already changes nothing. When all were asked, that is a fact too.</summary>
internal sealed partial class TargetGrain
{
    private const int AskedAtOnce = 32;

    // Longer than it takes to ask some partners, so that the grain does not leave in between.
    private static readonly TimeSpan StaysFor = TimeSpan.FromMinutes(5);

    private readonly CancellationTokenSource _leaving = new();
    private GrainWork? _asking;

    public async Task<Answer<Allocation>> Allocate(AllocateTarget command, RequestStamp request)
    {
        var answer = await ChangeAsync("AllocateTarget", request, TargetFacts.AllocationAnswers, async state =>
        {
            var programme = await GrainFactory.GetGrain<IProgrammeGrain>(ProgrammeKeys.Programme).Read();
            var partners = await PartnersAsync(command, programme);
            if (partners.IsRefused)
                return partners.Refusal;
            var now = NowMicros;
            var outcome = command.Decide(state.Book, LastOf(state, command, programme), programme, Today(programme, now), partners.Value);
            if (outcome.IsRefused)
                return outcome.Refusal;
            var index = new IndexWrites();
            index.Put(TargetNames.PendingKey(this.GetPrimaryKeyString()), []);
            return new Decision<Allocation>(
                new Fact { RecordedAtMicros = now, Targets = new TargetsFact { Allocated = TargetFacts.ToFact(outcome.Value) } }, Allocation.Of(outcome.Value, Version + 1), null, index);
        }, CancellationToken.None);
        if (answer.Refusal is null)
            instruments.OnKept();
        AskPartners();
        return answer;
    }

    public async Task<Answer<AllocationReading>> GetAllocation(int firstMonth, string after, int size)
    {
        var (allocation, ticket) = await ReadAsync(state => (state.Allocations.GetValueOrDefault(firstMonth), Ticket), CancellationToken.None);
        if (allocation is null)
            return Answer<AllocationReading>.Refuse(Refusal.NotFound("ALLOCATION_NOT_FOUND", "The target of this year was not allocated to partners."), ticket);
        var parts = (await ReadAllocatedAsync(allocation)).Allocated.Parts;
        AllocatedPart[] page = [.. parts.Where(part => string.CompareOrdinal(part.PartnerId, after) > 0).Take(Pages.Size(size))];
        var last = page.Length > 0 && page[^1].PartnerId != parts[^1].PartnerId ? page[^1].PartnerId : "";
        return Answer<AllocationReading>.Of(new AllocationReading(allocation, page, last), ticket);
    }

    public async Task Resume() => await ReadAsync(_ => true, CancellationToken.None);

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _leaving.Cancel();
        return base.OnDeactivateAsync(reason, cancellationToken);
    }

    /// <summary>Loads itself soon, so that an allocation goes on.</summary>
    protected override void OnDropped()
    {
        base.OnDropped();
        GrainFactory.GetGrain<ITargetGrain>(this.GetPrimaryKeyString()).Resume().Ignore();
    }

    protected override async ValueTask OnLoadedAsync()
    {
        await base.OnLoadedAsync();
        AskPartners();
    }

    private async ValueTask<Outcome<IReadOnlyList<PartnerNet>>> PartnersAsync(AllocateTarget command, Domain.Programmes.Programme programme)
    {
        var year = TargetYear.Read(command.Year, programme.Calendar);
        // Without a year or a method it is refused whoever is in the scope.
        return year.IsRefused || command.Scope.Kind == TargetScopeKind.Partner
            ? Array.Empty<PartnerNet>()
            : await sales.PartnersAsync(command.Scope, year.Value, command.Method == AllocationMethod.LastYear);
    }

    private static Allocation? LastOf(TargetState state, AllocateTarget command, Domain.Programmes.Programme programme)
    {
        var year = TargetYear.Read(command.Year, programme.Calendar);
        return year.IsRefused ? null : state.Allocations.GetValueOrDefault(year.Value.FirstDay.Month);
    }

    private void AskPartners()
    {
        if (State.Pending is null)
            return;
        _asking ??= new GrainWork(ApplyAsync, OnPutOff, _time, _leaving.Token);
        _asking.Wake();
    }

    private void OnPutOff(Exception exception)
    {
        instruments.OnPutOff();
        LogPutOff(logger, Name.Value, GrainWork.TriesAgainAfter.TotalSeconds, exception);
    }

    private async Task<bool> ApplyAsync()
    {
        if (await ReadAsync(state => state.Pending, CancellationToken.None) is not { } pending)
            return false;
        await ApplyAsync(pending);
        return true;
    }

    private async Task ApplyAsync(Allocation pending)
    {
        var (allocated, principal) = await ReadAllocatedAsync(pending);
        var refusals = new List<RefusedPart>();
        foreach (var parts in allocated.Parts.Chunk(AskedAtOnce))
        {
            _leaving.Token.ThrowIfCancellationRequested();
            DelayDeactivation(StaysFor);
            var answers = await Task.WhenAll(parts.Select(part => AskAsync(allocated, part, pending.Version, principal)));
            refusals.AddRange(answers.OfType<RefusedPart>());
        }
        var applied = new AllocationApplied(
            pending.Scope, pending.FirstMonth, pending.Version, allocated.Parts.Length - refusals.Count, refusals.Count, [.. refusals.Take(AllocationApplied.MaxRefusals)]);
        await RecordAsync(applied, principal);
    }

    /// <summary>Null when the partner has its part, durably.</summary>
    private async Task<RefusedPart?> AskAsync(TargetAllocated allocated, AllocatedPart part, long version, string principal)
    {
        var command = new TakeAllocation(part.PartnerId, new TargetOrigin(allocated.Scope, version), allocated.FirstMonth, part.Target, allocated.Weights);
        var answer = await GrainFactory.GetGrain<IPartnerGrain>(part.PartnerId).AsReference<IPartnerTargets>().Take(command, principal).OrDamage();
        if (answer.Refusal is not { } refusal)
            return null;
        return JournalRefusals.Passes(refusal)
            ? throw new AllocationPutOffException(part.PartnerId, refusal)
            : new RefusedPart(part.PartnerId, refusal.Reason, refusal.Message);
    }

    private async Task RecordAsync(AllocationApplied applied, string principal)
    {
        var answer = await ChangeAsync("ApplyAllocation", new RequestStamp(principal, "", default), TargetFacts.AppliedAnswers, state =>
        {
            // A later allocation waits for this one, so that it is still the one under way.
            if (state.Pending?.Version != applied.AllocationVersion)
                return ValueTask.FromResult(new Decision<AllocationApplied>(null, applied, null));
            var index = new IndexWrites();
            if (state.Allocations.Values.Count(allocation => allocation.Applied is null) == 1)
                index.Delete(TargetNames.PendingKey(this.GetPrimaryKeyString()));
            return ValueTask.FromResult(new Decision<AllocationApplied>(new Fact { Targets = new TargetsFact { AllocationApplied = TargetFacts.ToFact(applied) } }, applied, null, index));
        }, CancellationToken.None);
        if (answer.Refusal is { } refusal)
            throw new AllocationPutOffException(Name.Value, refusal);
        instruments.OnApplied(applied.Applied, applied.Refused);
        LogApplied(logger, Name.Value, applied.AllocationVersion, applied.Applied, applied.Refused);
    }

    private async ValueTask<(TargetAllocated Allocated, string Principal)> ReadAllocatedAsync(Allocation allocation)
    {
        var fact = Fact.Parser.ParseFrom((await ReadRecordAsync(allocation.Version, CancellationToken.None)).Span);
        return (TargetFacts.ToDomain(fact.Targets.Allocated), fact.Principal);
    }

    [LoggerMessage(EventId = 3331, Level = LogLevel.Information, Message = "Allocation {Version} of {Journal} is applied: {Applied} partners took their part, {Refused} did not.")]
    private static partial void LogApplied(ILogger logger, string journal, long version, int applied, int refused);

    [LoggerMessage(EventId = 3302, Level = LogLevel.Warning, Message = "An allocation of {Journal} could not go on; it is tried again in {Seconds:0} s.")]
    private static partial void LogPutOff(ILogger logger, string journal, double seconds, Exception exception);
}
