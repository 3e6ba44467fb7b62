using Microsoft.Extensions.DependencyInjection;

namespace ChannelGrains.Gateway.Discipline;

internal static class DisciplineRegistration
{
    public static IServiceCollection AddDiscipline(this IServiceCollection services) => services.AddHostedService<CompanyWatch>();
}
