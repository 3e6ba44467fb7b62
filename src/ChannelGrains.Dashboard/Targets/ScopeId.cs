using ChannelGrains.Dashboard.Naming;
using ChannelGrains.Partners.V1;
using ChannelGrains.Targets.V1;

namespace ChannelGrains.Dashboard.Targets;

/// <summary>Whose target, as it stands in an address: company, type:Direct, region:cn/sichuan, partner:tianfu.</summary>
internal static class ScopeId
{
    private const string Company = "company", Type = "type:", Region = "region:", Partner = "partner:";

    public static string Of(TargetScope scope) => scope.ScopeCase switch
    {
        TargetScope.ScopeOneofCase.ChannelType => Type + scope.ChannelType,
        TargetScope.ScopeOneofCase.Region => Region + scope.Region,
        TargetScope.ScopeOneofCase.PartnerId => Partner + scope.PartnerId,
        _ => Company,
    };

    public static string OfPartner(string partnerId) => Partner + partnerId;

    /// <summary>The company's where nothing else is said.</summary>
    public static TargetScope Read(string? text) => text switch
    {
        not null when text.StartsWith(Type, StringComparison.Ordinal) => new TargetScope { ChannelType = Terms.Read<ChannelType>(text[Type.Length..]) },
        not null when text.StartsWith(Region, StringComparison.Ordinal) => new TargetScope { Region = text[Region.Length..] },
        not null when text.StartsWith(Partner, StringComparison.Ordinal) => new TargetScope { PartnerId = text[Partner.Length..] },
        _ => new TargetScope { Company = true },
    };
}
