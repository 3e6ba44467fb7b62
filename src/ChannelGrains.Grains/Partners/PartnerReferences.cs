namespace ChannelGrains.Grains.Partners;

/// <summary>References to partner grains. Orleans finds a grain's type from its interface by reflection for each reference; here it is found once.</summary>
public sealed class PartnerReferences(IGrainFactory grains)
{
    private readonly Lazy<(GrainType Type, GrainInterfaceType Interface)> _types = new(() =>
    {
        var any = (GrainReference)grains.GetGrain<IPartnerGrain>("any");
        return (any.GrainId.Type, any.InterfaceType);
    });

    /// <summary>Any partner, also one that is about to be created: a call wakes its grain.</summary>
    public IPartnerGrain Get(string partnerId)
    {
        var (type, contract) = _types.Value;
        return (IPartnerGrain)grains.GetGrain(GrainId.Create(type, partnerId), contract);
    }
}
