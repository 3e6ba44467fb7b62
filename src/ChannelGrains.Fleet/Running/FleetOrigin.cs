using System.Globalization;
using ChannelGrains.Partners.V1;

namespace ChannelGrains.Fleet.Running;

/// <summary>What the whole story of a fleet follows from. The server keeps it with each partner, so the fleet needs no file.</summary>
internal sealed record FleetOrigin(int Seed, DateOnly FirstDay)
{
    private const string System = "channelgrains-fleet";
    private const string DateFormat = "yyyy-MM-dd";

    // Another story of the same seed and day has another number.
    private const string StoryNumber = "5";

    /// <summary>The origin that a partner was created with; null when it is no fleet's, or of a fleet with another story.</summary>
    public static FleetOrigin? Of(Partner partner) =>
        partner.ExternalIds.TryGetValue(System, out var text) && text.Split('/') is [var seed, var day, StoryNumber]
            ? new FleetOrigin(int.Parse(seed, CultureInfo.InvariantCulture), DateOnly.ParseExact(day, DateFormat, CultureInfo.InvariantCulture))
            : null;

    public void Mark(Partner partner) =>
        partner.ExternalIds[System] = string.Create(CultureInfo.InvariantCulture, $"{Seed}/{FirstDay.ToString(DateFormat, CultureInfo.InvariantCulture)}/{StoryNumber}");

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"--seed {Seed} --from {FirstDay.ToString(DateFormat, CultureInfo.InvariantCulture)}");
}
