using ChannelGrains.Domain.Refusals;
using ChannelGrains.Domain.Targets;
using ChannelGrains.Gateway.Errors;
using ChannelGrains.Targets.V1;
using ChannelType = ChannelGrains.Domain.Partners.ChannelType;
using Wire = ChannelGrains.Targets.V1;

namespace ChannelGrains.Gateway.Targets;

/// <summary>Scopes of targets between the wire and the domain.</summary>
internal static class TargetScopes
{
    /// <summary>The scope; INVALID_ARGUMENT SCOPE, CHANNEL_TYPE, INVALID_REGION or INVALID_ID for what is none.</summary>
    public static Domain.Targets.TargetScope Read(Wire.TargetScope? message)
    {
        if (message is { ScopeCase: Wire.TargetScope.ScopeOneofCase.Company, Company: false })
            throw RefusalStatus.ToException(Refusal.InvalidArgument("SCOPE", "scope.company is false: set it to true, or name another scope.", "scope.company"));
        var scope = message?.ScopeCase switch
        {
            Wire.TargetScope.ScopeOneofCase.Company => Domain.Targets.TargetScope.Company,
            Wire.TargetScope.ScopeOneofCase.ChannelType => Domain.Targets.TargetScope.Of((ChannelType)message.ChannelType),
            Wire.TargetScope.ScopeOneofCase.Region => Domain.Targets.TargetScope.OfRegion(message.Region),
            Wire.TargetScope.ScopeOneofCase.PartnerId => Domain.Targets.TargetScope.OfPartner(message.PartnerId),
            _ => new Domain.Targets.TargetScope(TargetScopeKind.Unspecified, ChannelType.Unspecified, ""),
        };
        return scope.Validate() is { } refusal ? throw RefusalStatus.ToException(refusal) : scope;
    }

    public static Wire.TargetScope ToMessage(Domain.Targets.TargetScope scope) => scope.Kind switch
    {
        TargetScopeKind.ChannelType => new() { ChannelType = (ChannelGrains.Partners.V1.ChannelType)scope.ChannelType },
        TargetScopeKind.Region => new() { Region = scope.Name },
        TargetScopeKind.Partner => new() { PartnerId = scope.Name },
        _ => new() { Company = true },
    };
}
