namespace ChannelGrains.Grains;

/// <summary>Tells a silo's own gateway from others.</summary>
internal static class OwnGateway
{
    /// <summary>As Orleans names the client in a silo. Were it another name, its calls would only be taken for another process's.</summary>
    public static GrainId Of(ILocalSiloDetails silo) => GrainId.Create("sys.client", $"hosted-{silo.SiloAddress.ToParsableString()}");
}
