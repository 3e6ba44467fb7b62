namespace ChannelGrains.Gateway;

/// <summary>The meter that the instruments of all folders belong to.</summary>
public static class GatewayMeter
{
    public const string Name = "ChannelGrains.Gateway";
}
