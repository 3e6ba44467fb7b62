using ChannelGrains.Access.V1;
using ChannelGrains.Domain.Refusals;
using Grpc.Core;

namespace ChannelGrains.Gateway.Access;

internal sealed class AccessGatewayService(KeyRing keys, FourEyes fourEyes) : AccessService.AccessServiceBase
{
    private static readonly (Roles Has, Role Is)[] Named =
        [(Roles.Source, Role.Source), (Roles.Reader, Role.Reader), (Roles.Manager, Role.Manager), (Roles.Finance, Role.Finance), (Roles.Admin, Role.Admin)];

    public override Task<GetCallerResponse> GetCaller(GetCallerRequest request, ServerCallContext context)
    {
        var principal = Principal.Of(context);
        return Task.FromResult(new GetCallerResponse
        {
            Principal = principal.Name,
            Roles = { Named.Where(role => principal.Roles.HasFlag(role.Has)).Select(role => role.Is) },
            Partners = { principal.Partners.Order(StringComparer.Ordinal) },
            Sources = { principal.Sources.Order(StringComparer.Ordinal) },
            KeysConfigured = !keys.IsEmpty,
            SingleUser = fourEyes.IsSingleUser,
        });
    }
}
