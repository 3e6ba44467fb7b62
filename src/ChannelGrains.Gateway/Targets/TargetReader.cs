using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Domain.Targets;
using ChannelGrains.Gateway.Errors;
using ChannelGrains.Gateway.Partners;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Targets;
using ChannelGrains.Grains.Watching;

namespace ChannelGrains.Gateway.Targets;

/// <summary>Reads the targets of a scope from the grain that has them.</summary>
internal sealed class TargetReader(IGrainFactory grains, PartnerGrains partners, KnownJournals journals, AnswerGate gate)
{
    public static Refusal NotSet(TargetScope scope, string period) => Refusal.NotFound("TARGET_NOT_SET", $"There is no target of {scope} for {period}: set one.");

    /// <summary>The grain of a scope above partners.</summary>
    public ITargetGrain Scope(TargetScope scope) => grains.GetGrain<ITargetGrain>(TargetNames.GrainKey(scope));

    /// <summary>Whether anything was ever set for a scope above partners: another one wakes no grain.</summary>
    public ValueTask<bool> IsKnownAsync(TargetScope scope, CancellationToken cancellationToken) => journals.HasTargetAsync(TargetNames.GrainKey(scope), cancellationToken);

    /// <summary>A partner that is known to exist.</summary>
    public IPartnerTargets Partner(string partnerId) => partners.Get(partnerId).AsReference<IPartnerTargets>();

    /// <summary>A scope whose partner, where it is one, exists; NOT_FOUND for another.</summary>
    public async ValueTask<TargetScope> RequireAsync(TargetScope scope, CancellationToken cancellationToken)
    {
        if (scope.Kind == TargetScopeKind.Partner)
            await partners.RequireAsync(scope.Name, cancellationToken);
        return scope;
    }

    /// <summary>What a scope above partners knows of its pace; null where no target was ever set, which wakes no grain unless it is watched: then that grain tells of the first one.</summary>
    public async Task<PaceReading?> ReadPaceAsync(TargetScope scope, Period period, IChangeObserver? observer, CancellationToken cancellationToken)
    {
        if (observer is null && !await IsKnownAsync(scope, cancellationToken))
            return null;
        return await gate.PassAsync(await Scope(scope).ReadPace(period, observer), cancellationToken);
    }

    public async Task<TargetReading> ReadAsync(TargetScope scope, Period year, CancellationToken cancellationToken)
    {
        var firstMonth = year.FirstDay.Month;
        if (scope.Kind == TargetScopeKind.Partner)
            return await gate.PassAsync(await Partner(scope.Name).Get(firstMonth), cancellationToken);
        return await IsKnownAsync(scope, cancellationToken)
            ? await gate.PassAsync(await Scope(scope).Get(firstMonth), cancellationToken)
            : new TargetReading([], 0);
    }
}
