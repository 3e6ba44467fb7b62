using ChannelGrains.Access.V1;
using ChannelGrains.Domain.Refusals;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace ChannelGrains.Gateway.Access;

/// <summary>Who may call one method, and what holds a caller whose key names some partners or sources.</summary>
/// <param name="Roles">The roles that may, beside admin.</param>
internal sealed record AccessRule(Roles Roles)
{
    private HoldRule? Partners { get; init; }

    private HoldRule? Sources { get; init; }

    private bool IsShared { get; init; }

    /// <summary>The rule of what says nothing: for admins whose keys name nothing.</summary>
    public static AccessRule AdminsOnly { get; } = new(Roles.None);

    public static AccessRule Of(MethodDescriptor method)
    {
        if (method.GetOptions()?.GetExtension(AccessExtensions.Access) is not { } access)
            return AdminsOnly;
        return new AccessRule(access.Roles.Select(RoleOf).Aggregate(Roles.None, (all, role) => all | role))
        {
            Partners = HoldRule.Of(access.Partners, method.InputType),
            Sources = HoldRule.Of(access.Sources, method.InputType),
            IsShared = IsSharedOf(access),
        };
    }

    /// <summary>Null when the caller has one of the method's roles, and is no share that it is withheld from. Needs nothing of the request.</summary>
    public Refusal? CheckRole(Principal principal, string method)
    {
        if (!principal.IsAny(Roles))
            return Refusal.PermissionDenied("ROLE", $"{principal.Name} has none of the roles that may call {method}.");
        return principal.ShareId is null || IsShared ? null : Refusal.PermissionDenied("NOT_SHARED", $"{principal.Name} is a share, and {method} is for keys only. Use a key.");
    }

    /// <summary>Throws PERMISSION_DENIED when the request goes beyond the partners and sources that hold the caller; null where a stream's messages are looked at one by one.</summary>
    public void RequireOwn(Principal principal, object? request)
    {
        if (principal.Partners.Count > 0)
            RequireOwnPartner(principal, request as IMessage);
        if (principal.Sources.Count > 0)
            RequireOwnSource(principal, request as IMessage);
    }

    private void RequireOwnPartner(Principal principal, IMessage? request)
    {
        if (Partners is not { IsOverAll: false } rule)
            principal.RequireAllPartners();
        else if (rule.Names(request, out var partnerId))
            principal.RequirePartner(partnerId);
    }

    private void RequireOwnSource(Principal principal, IMessage? request)
    {
        if (Sources is not { IsOverAll: false } rule)
            principal.RequireAllSources();
        else if (rule.Names(request, out var sourceId))
            principal.RequireSource(sourceId);
    }

    private static bool IsSharedOf(MethodAccess access) => access.Shares switch
    {
        Sharing.Unspecified => access.Partners?.By == HeldBy.Field && access.Roles.Contains(Role.Reader),
        Sharing.Allowed => true,
        Sharing.Withheld => false,
        _ => throw new InvalidOperationException($"access.proto has a sharing {access.Shares} that this server does not know."),
    };

    private static Roles RoleOf(Role role) => role switch
    {
        Role.Source => Roles.Source,
        Role.Reader => Roles.Reader,
        Role.Manager => Roles.Manager,
        Role.Finance => Roles.Finance,
        Role.Respondent => Roles.Respondent,
        _ => throw new InvalidOperationException($"access.proto has a role {role} that this server does not know."),
    };
}
