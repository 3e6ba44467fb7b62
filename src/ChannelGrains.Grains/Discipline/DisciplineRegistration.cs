using ChannelGrains.Grains.Journalled;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace ChannelGrains.Grains.Discipline;

internal static class DisciplineRegistration
{
    public static IServiceCollection AddDiscipline(this IServiceCollection services)
    {
        services.TryAddSingleton(Options.Create(new DisciplineOptions()));
        return services.AddSingleton(JournalKind<IDisciplineGrain, DisciplineState>.One(DisciplineNames.Discipline, () => new DisciplineFold()));
    }
}
