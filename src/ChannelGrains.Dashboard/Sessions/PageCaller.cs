using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Http;

namespace ChannelGrains.Dashboard.Sessions;

/// <summary>Says who calls an endpoint that is no component: nobody else does, and clients call in the caller's name.</summary>
internal static class PageCaller
{
    public static void Enter(AuthenticationStateProvider states, HttpContext context) =>
        ((IHostEnvironmentAuthenticationStateProvider)states).SetAuthenticationState(Task.FromResult(new AuthenticationState(context.User)));
}
