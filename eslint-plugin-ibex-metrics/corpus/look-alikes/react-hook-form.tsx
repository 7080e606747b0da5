// React: fields are registered with a form.
import { useForm } from 'react-hook-form';

export function LoginForm() {
  const { register, handleSubmit, reset } = useForm<{ email: string; password: string }>();
  register('email', { required: true });
  return (
    <form onSubmit={handleSubmit(() => reset())}>
      <input {...register('email')} />
      <input type="password" {...register('password', { minLength: 8 })} />
    </form>
  );
}
