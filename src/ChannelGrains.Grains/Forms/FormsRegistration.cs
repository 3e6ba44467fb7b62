using ChannelGrains.Grains.Journalled;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelGrains.Grains.Forms;

internal static class FormsRegistration
{
    public static IServiceCollection AddForms(this IServiceCollection services) => services
        .AddSingleton<FormLibrary>()
        .AddSingleton(JournalKind<IFormsGrain, FormsState>.One(FormNames.Forms, () => new FormsFold()));
}
