using ChannelGrains.Grains.Journalled;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelGrains.Grains.Programmes;

internal static class ProgrammesRegistration
{
    public static IServiceCollection AddProgrammes(this IServiceCollection services) =>
        services.AddSingleton(JournalKind<IProgrammeGrain, ProgrammeState>.One(ProgrammeKeys.Programme, () => new ProgrammeFold()));
}
