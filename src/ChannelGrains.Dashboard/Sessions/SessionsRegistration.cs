using ChannelGrains.Client;
using ChannelGrains.Dashboard.Calling;
using Grpc.Core;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelGrains.Dashboard.Sessions;

/// <summary>Sign-in by API key into a cookie session.</summary>
internal static class SessionsRegistration
{
    public const string SignInPath = "/signin";

    public static void AddSessions(this IServiceCollection services, DashboardOptions options)
    {
        // Sessions live in this process alone, and so may what seals them.
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(cookie =>
        {
            cookie.Cookie.Name = "channelgrains";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            cookie.LoginPath = SignInPath;
            cookie.ReturnUrlParameter = "return";
            // The table of sessions ends them; the cookie may live as long as the browser.
            cookie.ExpireTimeSpan = options.AbsoluteEnd;
            cookie.SlidingExpiration = false;
            cookie.Events.OnValidatePrincipal = context =>
            {
                var sessions = context.HttpContext.RequestServices.GetRequiredService<SessionTable>();
                if (context.Principal?.FindFirst(SignIn.SessionClaim)?.Value is not { } id || sessions.Touch(id) is null)
                    context.RejectPrincipal();
                return Task.CompletedTask;
            };
        });
        services.AddAuthorization();
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie.Name = "channelgrains-form";
            antiforgery.Cookie.SameSite = SameSiteMode.Strict;
        });
        services.AddCascadingAuthenticationState();
        services.AddSingleton(_ => new SessionTable(options, TimeProvider.System));
        services.AddSingleton<SignIn>();
        services.AddScoped<CurrentSession>();
        services.AddScoped<CallInvoker, SessionInvoker>();
    }

    /// <summary>Who looks: by the cookie, or everybody where the server asks for no keys.</summary>
    public static void UseSessions(this IApplicationBuilder page)
    {
        page.UseAuthentication();
        page.Use(async (context, next) =>
        {
            if (context.User.Identity?.IsAuthenticated != true && await context.RequestServices.GetRequiredService<SignIn>().LocalAsync() is { } local)
                context.User = SignIn.PrincipalOf(local);
            await next(context);
        });
        page.UseAuthorization();
        page.Use(async (context, next) =>
        {
            try
            {
                await next(context);
            }
            catch (RpcException exception) when (exception.StatusCode == StatusCode.Unauthenticated && !context.Response.HasStarted)
            {
                // The session ended while its page was made.
                context.Response.Redirect($"{SignInPath}?return={Uri.EscapeDataString(context.Request.Path + context.Request.QueryString)}");
            }
        });
    }

    public static void MapSessions(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/signout", async (HttpContext context, IAntiforgery antiforgery, SignIn signIn, SessionTable sessions) =>
        {
            if (!await antiforgery.IsRequestValidAsync(context))
                return Results.LocalRedirect("/");
            if (signIn.Find(context.User) is { HasKeys: true } session)
                if (context.Request.Form["everywhere"].Count > 0)
                    sessions.EndAllOf(session.Principal);
                else
                    sessions.End(session);
            await context.SignOutAsync();
            return Results.LocalRedirect(SignInPath);
        }).WithMetadata(PageEndpoint.Instance);
        // A share's secret is a key that sees one partner; the address with the secret is left at once.
        endpoints.MapGet("/shared/{secret}", async (string secret, HttpContext context, SignIn signIn) =>
        {
            var result = await signIn.WithKeyAsync(secret);
            if (result.Session is not { Partners: [var partner, ..] } session)
                return Results.LocalRedirect($"{SignInPath}?expired=1");
            await context.SignInAsync(SignIn.PrincipalOf(session));
            return Results.LocalRedirect($"/partners/{partner}");
        }).WithMetadata(PageEndpoint.Instance);
    }
}
