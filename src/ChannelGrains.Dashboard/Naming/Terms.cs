using ChannelGrains.Partners.V1;
using Microsoft.Extensions.Localization;

namespace ChannelGrains.Dashboard.Naming;

/// <summary>Words that several pages have in common.</summary>
internal sealed class Terms(IStringLocalizer<NamingTexts> texts)
{
    /// <summary>The channel types that there are, with the name that an address has for each.</summary>
    public IReadOnlyList<(string Value, string Text)> ChannelTypes => [.. Enum.GetValues<ChannelType>().Where(type => type != ChannelType.Unspecified).Select(type => (type.ToString(), Of(type)))];

    public IReadOnlyList<(string Value, string Text)> PartnerStates => [.. Enum.GetValues<PartnerState>().Where(state => state != PartnerState.Unspecified).Select(state => (state.ToString(), Of(state)))];

    public string Of(ChannelType type) => type switch
    {
        ChannelType.Internal => texts["own channel"],
        ChannelType.Intermediary => texts["intermediary"],
        ChannelType.Direct => texts["direct store"],
        _ => texts["not said"],
    };

    public string Of(PartnerState state) => state switch
    {
        PartnerState.Prospect => texts["prospect"],
        PartnerState.Qualified => texts["qualified"],
        PartnerState.Negotiating => texts["negotiating"],
        PartnerState.Contracted => texts["contracted"],
        PartnerState.Active => texts["active"],
        PartnerState.Suspended => texts["suspended"],
        PartnerState.Terminated => texts["terminated"],
        _ => texts["not said"],
    };

    /// <summary>The region for people: what stands for all of them is named.</summary>
    public string Region(string path) => path.Length == 0 ? texts["all regions"] : path;

    /// <summary>What an address names; the first value of the enum where it names none.</summary>
    public static T Read<T>(string? text)
        where T : struct, Enum => Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : default;
}
