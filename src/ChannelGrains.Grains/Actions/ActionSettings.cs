using ChannelGrains.Domain.Actions;

namespace ChannelGrains.Grains.Actions;

/// <summary>The rules of actions, for the reviews that go by them.</summary>
internal sealed class ActionSettings(IGrainFactory grains)
{
    private volatile ActionRules? _latest;

    /// <summary>Reads them again.</summary>
    public async ValueTask ReadAsync() => _latest = (await grains.GetGrain<IProgrammeActionsGrain>(ProgrammeActionsKey.Programme).ReadRules()).Rules;

    /// <summary>As they were read last.</summary>
    public async ValueTask<ActionRules> GetAsync()
    {
        if (_latest is null)
            await ReadAsync();
        return _latest!;
    }
}
