using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Domain.Targets;
using ChannelGrains.Gateway.Errors;
using ChannelGrains.Gateway.Partners;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Targets;

namespace ChannelGrains.Gateway.Targets;

/// <summary>Reads the targets of a scope from the grain that has them.</summary>
internal sealed class TargetReader(IGrainFactory grains, PartnerGrains partners, KnownJournals journals, AnswerGate gate)
{
    public static Refusal NotSet(TargetScope scope, string period) => Refusal.NotFound("TARGET_NOT_SET", $"There is no target of {scope} for {period}: set one.");

    /// <summary>The grain of a scope above partners.</summary>
    public ITargetGrain Scope(TargetScope scope) => grains.GetGrain<ITargetGrain>(TargetNames.GrainKey(scope));

    /// <summary>Whether anything was ever set for a scope above partners: another one wakes no grain.</summary>
    public ValueTask<bool> IsKnownAsync(TargetScope scope, CancellationToken cancellationToken) => journals.HasTargetAsync(TargetNames.GrainKey(scope), cancellationToken);

    /// <summary>A partner that exists; NOT_FOUND for another.</summary>
    public async ValueTask<IPartnerTargets> PartnerAsync(string partnerId, CancellationToken cancellationToken) =>
        (await partners.RequireAsync(partnerId, cancellationToken)).AsReference<IPartnerTargets>();

    public async Task<TargetReading> ReadAsync(TargetScope scope, Period year, CancellationToken cancellationToken)
    {
        var firstMonth = year.FirstDay.Month;
        if (scope.Kind == TargetScopeKind.Partner)
            return await gate.PassAsync(await (await PartnerAsync(scope.Name, cancellationToken)).Get(firstMonth), cancellationToken);
        return await IsKnownAsync(scope, cancellationToken)
            ? await gate.PassAsync(await Scope(scope).Get(firstMonth), cancellationToken)
            : new TargetReading([], 0);
    }
}
